import type { Verdict } from '../results/verdict.ts';
import type { Sink } from './reporter.ts';

/** Colours text for a terminal, or returns it unchanged. */
export interface Paint {
  strong(text: string): string;
  faint(text: string): string;
  bad(text: string): string;
  verdict(verdict: Verdict, text: string): string;
}

const colours: Record<Verdict, number> = {
  pass: 32,
  violation: 31,
  'known-deviation': 36,
  vacuous: 35,
  inconclusive: 33,
  skipped: 90,
};

/** Whether output is coloured: on a terminal, unless `NO_COLOR` is set (https://no-color.org). */
export const hasColours = ({ isTTY }: { isTTY?: boolean }): boolean =>
  isTTY === true && (process.env.NO_COLOR ?? '') === '';

/** Creates a paint that colours text on a terminal, unless `NO_COLOR` is set (https://no-color.org). */
export function createPaint({ hasColour: colour, isTTY }: Sink): Paint {
  const hasColour = colour ?? hasColours({ isTTY });
  const wrap = (code: number, text: string) => (hasColour ? `\x1b[${code}m${text}\x1b[0m` : text);
  return {
    strong: (text) => wrap(1, text),
    faint: (text) => wrap(2, text),
    bad: (text) => wrap(31, text),
    verdict: (verdict, text) => wrap(colours[verdict], text),
  };
}
