import { HOUR, MINUTE, SECOND } from '../../../seed/days.ts';
import { createWeightedDraw, getAt, type RandomSource } from '../../../seed/random-source.ts';
import { userAgents } from '../user-agents.ts';
import type { Member } from './workspace.ts';

/** A session of a user on a device, from the login to the end of the connection. */
export interface PlannedSession {
  at: number;
  user: string;
  /** Undefined for a session that is still open at the end of the history. */
  closedAt: number | undefined;
  userAgent: string;
}

/** A message's author and time. */
export interface SentMessage {
  user: Member;
  at: number;
}

/** A longer pause between two messages of a user ends the session. */
const maxPauseMs = 100 * MINUTE;
/** Share of sessions that stay open overnight. */
const overnightShare = 0.03;

const devices = ['desktop', 'browser', 'mobile'] as const;
const drawDevice = createWeightedDraw([5, 4, 2]);

/** Plans sessions by user, so that each of the given messages falls into a session of its author. */
export function planSessions(said: readonly SentMessage[], now: number, chance: RandomSource): PlannedSession[] {
  return [...groupByUser(said)].flatMap(([user, instants]) =>
    toActiveIntervals(instants).map(([first, last]): PlannedSession => {
      const at = Math.max(user.since, first - chance.integer(20, 15 * 60) * SECOND);
      const isLeft = chance.happens(overnightShare);
      const end = last + (isLeft ? chance.integer(12, 16) * HOUR : 0) + chance.integer(60, 40 * 60) * SECOND;
      const userAgent = userAgents[getAt(devices, drawDevice(chance))];
      return { at, user: user.id, closedAt: end > now ? undefined : end, userAgent };
    }),
  );
}

function groupByUser(said: readonly SentMessage[]): Map<Member, number[]> {
  const byUser = new Map<Member, number[]>();
  for (const { user, at } of said) {
    const instants = byUser.get(user);
    if (instants) instants.push(at);
    else byUser.set(user, [at]);
  }
  return byUser;
}

/** Groups instants into intervals without long pauses. Returns the first and last instant of each. */
function toActiveIntervals(instants: number[]): [first: number, last: number][] {
  const intervals: [number, number][] = [];
  for (const at of instants.sort((one, other) => one - other)) {
    const interval = intervals.at(-1);
    if (interval && at - interval[1] <= maxPauseMs) interval[1] = at;
    else intervals.push([at, at]);
  }
  return intervals;
}
