import { expect } from 'vitest';
import { assertWellFormed } from '../contracts/well-formed.ts';

const parse = (text: string) => JSON.parse(text) as unknown;

/** Whether a report is all there, by its format. */
const endings: Record<string, (text: string) => void> = {
  json: parse,
  sarif: parse,
  ndjson(text) {
    const events = text.trimEnd().split('\n').map(parse);
    expect(events.at(-1)).toHaveProperty('type', 'finished');
    expect(text.endsWith('\n')).toBe(true);
  },
  junit: assertWellFormed,
  html: (text) => expect(text.trimEnd().endsWith('</html>')).toBe(true),
};

/** Formats that say in words how a check ended. */
const telling = ['json', 'ndjson', 'junit', 'github', 'markdown', 'sarif', 'html', 'summary'];

/** Fails unless every report is whole, and says why it is not the whole check where it is not. */
export function assertWhole(reports: Readonly<Record<string, string>>, failure?: { message: string }): void {
  for (const [format, check] of Object.entries(endings)) check(reports[format] ?? '');
  // As long as no format has to escape it.
  const reason = /^[\w ]+/.exec(failure?.message ?? '')?.[0] ?? '';
  for (const format of telling) expect([format, reports[format]?.includes(reason)]).toEqual([format, true]);
}
