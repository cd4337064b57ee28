import { type Chance, createDice, getAt } from '../../../seed/chance.ts';
import { HOUR, MINUTE, SECOND } from '../../../seed/days.ts';
import { userAgents } from '../user-agents.ts';
import type { Member } from './workspace.ts';

/** Somebody at a device, from a login to the end of the connection. */
export interface PlannedSession {
  at: number;
  user: string;
  /** Undefined where it is longer open than the history goes. */
  closedAt: number | undefined;
  userAgent: string;
}

/** What somebody said, and when. */
export interface Said {
  user: Member;
  at: number;
}

/** Who is silent for longer has left and comes back. */
const longestSilence = 100 * MINUTE;
/** Devices that are left open over night, and closed in the morning. */
const leftOpen = 0.03;

const devices = ['desktop', 'browser', 'mobile'] as const;
const drawDevice = createDice([5, 4, 2]);

/** The sessions in which some messages were written, user by user: nobody writes without being there. */
export function planSessions(said: readonly Said[], now: number, chance: Chance): PlannedSession[] {
  return [...groupByUser(said)].flatMap(([user, instants]) =>
    toSpells(instants).map(([first, last]): PlannedSession => {
      const at = Math.max(user.since, first - chance.integer(20, 15 * 60) * SECOND);
      const isLeft = chance.happens(leftOpen);
      const end = last + (isLeft ? chance.integer(12, 16) * HOUR : 0) + chance.integer(60, 40 * 60) * SECOND;
      const userAgent = userAgents[getAt(devices, drawDevice(chance))];
      return { at, user: user.id, closedAt: end > now ? undefined : end, userAgent };
    }),
  );
}

function groupByUser(said: readonly Said[]): Map<Member, number[]> {
  const byUser = new Map<Member, number[]>();
  for (const { user, at } of said) {
    const instants = byUser.get(user);
    if (instants) instants.push(at);
    else byUser.set(user, [at]);
  }
  return byUser;
}

/** First and last of the instants between which nobody is silent for long. */
function toSpells(instants: number[]): [first: number, last: number][] {
  const spells: [number, number][] = [];
  for (const at of instants.sort((one, other) => one - other)) {
    const spell = spells.at(-1);
    if (spell && at - spell[1] <= longestSilence) spell[1] = at;
    else spells.push([at, at]);
  }
  return spells;
}
