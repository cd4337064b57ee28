import { createHash } from 'node:crypto';
import { runAtOnce } from '../../../mock/incremental-work.ts';
import { createCompany, defaultHistory, type HistoryOptions } from '../../../mock/seed/company.ts';
import { DAY, toDay } from '../../../mock/seed/days.ts';
import type { ChatwootEvent } from '../../../mock/vendors/chatwoot/events.ts';
import { seedChatwoot } from '../../../mock/vendors/chatwoot/seed/index.ts';
import type { RocketChatEvent } from '../../../mock/vendors/rocketchat/events.ts';
import { seedRocketChat } from '../../../mock/vendors/rocketchat/seed/index.ts';

export function listChatwootEvents(options: Partial<HistoryOptions> = {}): ChatwootEvent[] {
  const events: ChatwootEvent[] = [];
  runAtOnce(seedChatwoot(createCompany({ ...defaultHistory, ...options }), (event) => events.push(event)));
  return events;
}

export function listRocketChatEvents(options: Partial<HistoryOptions> = {}): RocketChatEvent[] {
  const events: RocketChatEvent[] = [];
  runAtOnce(seedRocketChat(createCompany({ ...defaultHistory, ...options }), (event) => events.push(event)));
  return events;
}

/** Returns the SHA-256 of the events as lines of JSON. */
export function toHash(events: readonly object[]): string {
  const hash = createHash('sha256');
  for (const event of events) hash.update(`${JSON.stringify(event)}\n`);
  return hash.digest('hex');
}

export function ofType<Event extends { type: string }, Type extends Event['type']>(
  events: readonly Event[],
  type: Type,
): Extract<Event, { type: Type }>[] {
  return events.filter((event): event is Extract<Event, { type: Type }> => event.type === type);
}

/** Counts events by UTC day, such as `2026-01-30`. */
export function countByDate(events: readonly { at: number }[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { at } of events) {
    const date = new Date(toDay(at) * DAY).toISOString().slice(0, 10);
    counts.set(date, (counts.get(date) ?? 0) + 1);
  }
  return counts;
}

export function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}

export const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);
