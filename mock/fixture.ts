import { UsageError } from '../usage-error.ts';
import type { Origin } from './origin.ts';
import type { Entry } from './state/log.ts';
import type { Workspace } from './workspace.ts';

const format = 'chatpact.fixture/1';

/** A workspace as a file to commit: a line that says what it is, then a line for each event after the seed (NDJSON). */
export function toFixture({ origin, log, clock }: Workspace): string {
  // A fixture is committed and shared; tokens are neither.
  const { entries: _, tokens: __, ...rest } = origin;
  const lines = [{ format, ...rest, clock: clock.now() }, ...log.entries()];
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

/**
 * Reads what {@link toFixture} wrote, as the origin of a workspace.
 *
 * @param known Vendors that are served here.
 * @param tokens The user's own, which no fixture holds.
 * @throws UsageError `BAD_FIXTURE` naming the line.
 */
export function parseFixture(text: string, known: readonly string[], tokens: Origin['tokens'] = {}): Origin {
  const [first, ...rest] = text
    .split('\n')
    .flatMap((line, index) => (line.trim() === '' ? [] : [parse(line, index + 1)]));
  if (first?.value.format !== format) {
    throw new UsageError('BAD_FIXTURE', `Line 1: expected a fixture's first line, {"format":"${format}", …}.`);
  }
  const { format: _, ...origin } = first.value;
  const entries = rest.map(({ value, line }): Entry => {
    const { vendor, event } = value as Partial<Entry>;
    if (typeof vendor !== 'string' || !known.includes(vendor)) {
      throw new UsageError('BAD_FIXTURE', `Line ${line}: "vendor" must be one of ${known.join(', ')}.`);
    }
    if (typeof event?.type !== 'string' || typeof event.at !== 'number') {
      throw new UsageError('BAD_FIXTURE', `Line ${line}: "event" must be an event with a type and a time, at.`);
    }
    return { vendor, event };
  });
  return { ...toOrigin(origin), tokens, entries };
}

function parse(text: string, line: number): { value: Record<string, unknown>; line: number } {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return { value: value as Record<string, unknown>, line };
  } catch {
    // Said below, with the line.
  }
  throw new UsageError('BAD_FIXTURE', `Line ${line} is no JSON object. A fixture has one on each line.`);
}

function toOrigin(fields: Record<string, unknown>): Omit<Origin, 'entries' | 'tokens'> {
  const numbers = ['seed', 'now', 'scale', 'clock'].every((name) => Number.isFinite(fields[name]));
  const isWhole = numbers && typeof fields.versions === 'object' && fields.versions !== null;
  if (!isWhole || typeof fields.profile !== 'string' || typeof fields.edition !== 'string') {
    throw new UsageError('BAD_FIXTURE', 'Line 1 lacks seed, now, scale, clock, profile, edition or versions.');
  }
  return fields as unknown as Omit<Origin, 'entries' | 'tokens'>;
}
