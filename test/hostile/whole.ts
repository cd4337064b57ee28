import { expect } from 'vitest';
import { assertWellFormed } from '../contracts/well-formed.ts';

const parse = (text: string) => JSON.parse(text) as unknown;

/** Asserts that a report is complete, by format. */
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

/** Formats that contain the failure message. */
const explaining = ['json', 'ndjson', 'junit', 'github', 'markdown', 'sarif', 'html', 'summary'];

/** Fails unless every report is complete, and states the failure if there is one. */
export function assertWhole(reports: Readonly<Record<string, string>>, failure?: { message: string }): void {
  for (const [format, check] of Object.entries(endings)) check(reports[format] ?? '');
  // The beginning of the message, up to the first character that a format may escape.
  const reason = /^[\w ]+/.exec(failure?.message ?? '')?.[0] ?? '';
  for (const format of explaining) expect([format, reports[format]?.includes(reason)]).toEqual([format, true]);
}
