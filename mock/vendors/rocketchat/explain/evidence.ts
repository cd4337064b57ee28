import type { Json } from '../../../../specs/json/json.ts';
import type { ContributingEvents, ShownWindow } from '../../../explanation.ts';
import { toIso } from '../../../time/iso.ts';
import { isNewUser } from '../reports/count-days.ts';
import { toLocalDay, toLocalInstant } from '../reports/local-days.ts';
import type { Days } from '../reports/period.ts';
import type { RocketChatTables } from '../tables.ts';

/** A table that an explanation reads row by row. Reports do not: they read counts that are kept up to date. */
export interface EvidenceRows {
  length: number;
  at(row: number): number;
  /** False for rows that do not count, such as deleted messages. */
  isCounted(row: number): boolean;
  show(row: number): Json;
}

export const listMessages = ({ messages, roomOrder, userOrder }: RocketChatTables): EvidenceRows => ({
  length: messages.length,
  at: (row) => messages.sentAt.get(row),
  isCounted: (row) => messages.isDeleted.get(row) === 0,
  show: (row) => ({
    ts: toIso(messages.sentAt.get(row)),
    room: roomOrder[messages.room.get(row)]?.id ?? null,
    user: userOrder[messages.user.get(row)]?.username ?? null,
  }),
});

/** Messages as the dashboard counts them, including deleted ones. */
export const listSentMessages = (tables: RocketChatTables): EvidenceRows => ({
  ...listMessages(tables),
  isCounted: () => true,
});

/** Users as the dashboard counts them. */
export const listNewUsers = (tables: RocketChatTables): EvidenceRows => ({
  ...listUsers(tables),
  isCounted: (row) => isNewUser(tables.userOrder[row] ?? { roles: [] }),
});

export const listUsers = ({ userOrder }: RocketChatTables): EvidenceRows => ({
  length: userOrder.length,
  at: (row) => userOrder[row]?.createdAt ?? 0,
  isCounted: () => true,
  show(row) {
    const { id, username, createdAt } = userOrder[row] ?? {};
    return { user: username ?? null, _id: id ?? null, created_at: toIso(createdAt ?? 0) };
  },
});

/** Collects the rows that are left and included. */
export function collectRows(rows: EvidenceRows, includes: (row: number) => boolean): ContributingEvents {
  const found: number[] = [];
  for (let row = 0; row < rows.length; row++) if (rows.isCounted(row) && includes(row)) found.push(row);
  return { count: found.length, list: (maxEvents) => found.slice(0, maxEvents).map((row) => rows.show(row)) };
}

/** Converts items that are already shown. */
export function toContributing(items: readonly Json[]): ContributingEvents {
  return { count: items.length, list: (maxEvents) => items.slice(0, maxEvents) };
}

/** The day of an instant in the server's time zone, as days since 1970-01-01. */
export const dayOf = ({ timezone }: RocketChatTables, at: number) => toLocalDay(timezone, at);

export function isInDays(tables: RocketChatTables, { first, last }: Days, at: number): boolean {
  const number = dayOf(tables, at);
  return number >= first && number <= last;
}

/** Converts days to the window of an explanation. */
export function toShownWindow({ timezone }: RocketChatTables, { first, last }: Days): Required<ShownWindow> {
  return { from: toIso(toLocalInstant(timezone, first)), until: toIso(toLocalInstant(timezone, last + 1)) };
}
