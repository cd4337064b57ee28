import type { Profile } from '../../specs/profiles.ts';
import { UsageError } from '../../usage-error.ts';
import type { LogEntry } from '../state/event-log.ts';
import { assertInitialState } from './create-initial-state.ts';
import type { Edition } from './editions.ts';
import type { InitialState } from './initial-state.ts';
import type { SeedSnapshots } from './seeded/seed-snapshots.ts';
import type { Workspace } from './workspace.ts';
import { prepareEntries } from './worlds.ts';

const format = 'chatpact.fixture/1';

/**
 * Converts a workspace to a fixture file (NDJSON): a header line, then a line for each event after the seeded history.
 */
export function toFixture({ initialState, log, clock }: Workspace): string {
  // A fixture is committed and shared, so it contains no tokens, and equal workspaces give equal bytes.
  const { seed, now, scale, profile, edition, timezone, versions } = initialState;
  const first = { format, seed, now, scale, profile, edition, timezone, versions, clock: clock.now() };
  const lines = [first, ...log.entries()];
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

/** What is needed to read a fixture. */
export interface FixtureContext {
  /** The vendors that the mock serves. */
  vendors: readonly string[];
  /** The user's own tokens, which fixtures do not contain. */
  tokens?: InitialState['tokens'];
  seedSnapshots: SeedSnapshots;
}

/**
 * Reads a fixture that {@link toFixture} wrote, as an initial state. Fixtures may be edited by hand or merged, so their
 * events are validated like events of POST /events.
 *
 * @throws UsageError `INVALID_FIXTURE` with the line or event, `INVALID_TIME` for an invalid initial state.
 */
export function parseFixture(text: string, { vendors, tokens = {}, seedSnapshots }: FixtureContext): InitialState {
  const origin = parseInitialState(text, vendors);
  const entries = listLines(text)
    .slice(1)
    .map(({ line, number }) => toEntry(parse(line, number), number, vendors));
  const withEntries = { ...origin, tokens, entries };
  return { ...withEntries, entries: prepareEntries(seedSnapshots, withEntries) };
}

/** Reads the header of a fixture: the initial state without events. Throws like {@link parseFixture}. */
export function parseInitialState(text: string, known: readonly string[]): InitialState {
  const start = text.search(/\S/);
  const end = text.indexOf('\n', Math.max(start, 0));
  const first = text.slice(Math.max(start, 0), end < 0 ? text.length : end);
  const { format: given, ...fields } = first === '' ? {} : parse(first, 1);
  if (given !== format) {
    throw new UsageError(
      'INVALID_FIXTURE',
      `Line 1: expected the header {"format":"${format}", …}. Is this a fixture?`,
    );
  }
  return assertInitialState({ ...toOrigin(fields, known), tokens: {}, entries: [] });
}

function listLines(text: string): { line: string; number: number }[] {
  return text.split('\n').flatMap((line, index) => (line.trim() === '' ? [] : [{ line, number: index + 1 }]));
}

function toEntry(value: Record<string, unknown>, line: number, known: readonly string[]): LogEntry {
  const { vendor, event } = value as Partial<LogEntry>;
  if (typeof vendor !== 'string' || !known.includes(vendor)) {
    throw new UsageError('INVALID_FIXTURE', `Line ${line}: "vendor" must be one of ${known.join(', ')}.`);
  }
  // The time may be a number or ISO 8601, as in POST /events.
  if (typeof event?.type !== 'string' || !['number', 'string'].includes(typeof event.at)) {
    throw new UsageError('INVALID_FIXTURE', `Line ${line}: "event" must have a "type" and a time "at".`);
  }
  return { vendor, event };
}

function parse(text: string, line: number): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // Reported below, with the line's number.
  }
  throw new UsageError('INVALID_FIXTURE', `Line ${line}: expected a JSON object. A fixture has one on each line.`);
}

function toOrigin(fields: Record<string, unknown>, known: readonly string[]): Omit<InitialState, 'entries' | 'tokens'> {
  const { seed, now, scale, clock, profile, edition, timezone } = fields;
  const { versions } = fields as { versions?: Record<string, unknown> };
  const isWhole = known.every((vendor) => typeof versions?.[vendor] === 'string');
  const isNumbered = isNumber(seed) && isNumber(now) && isNumber(scale) && isNumber(clock);
  if (!isNumbered || !isWhole || typeof profile !== 'string' || typeof edition !== 'string') {
    throw new UsageError('INVALID_FIXTURE', 'Line 1 lacks seed, now, scale, clock, profile, edition or versions.');
  }
  const numbers = { seed, now, scale, clock };
  const zoned = timezone === undefined ? {} : { timezone: String(timezone) };
  // `assertInitialState` checks which profile and edition the texts name.
  const named = { profile: profile as Profile, edition: edition as Edition };
  return { ...numbers, ...named, ...zoned, versions: versions as InitialState['versions'] };
}

const isNumber = (value: unknown): value is number => Number.isFinite(value);
