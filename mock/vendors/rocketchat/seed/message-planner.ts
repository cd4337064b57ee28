import type { Company } from '../../../seed/company.ts';
import { HOUR, MINUTE, SECOND } from '../../../seed/days.ts';
import { drawOfficeHour } from '../../../seed/hours.ts';
import type { Office } from '../../../seed/offices.ts';
import { createWeightedDraw, getAt, type RandomSource } from '../../../seed/random-source.ts';
import type { Schedule } from '../../../seed/schedule.ts';
import { type PlannedSession, planSessions, type SentMessage } from './sessions.ts';
import { type Member, type MemberGroup, type Room, toMemberGroup, type Workspace } from './workspace.ts';

/** A planned message, deletion or session. */
export type PlannedEvent = PlannedMessage | ({ kind: 'session' } & PlannedSession);

/** A planned message or deletion. A message gets its number when it is emitted. */
export interface PlannedMessage {
  kind: 'message';
  at: number;
  room: string;
  user: string;
  message: number;
  /** For a deletion: the message to delete. */
  deletes?: PlannedMessage;
}

/** Plans all messages of a day, which is a calendar day in the time zone of each office. */
export type MessagePlanner = (day: number) => void;

/** Messages of the half year at scale 1, without the extra messages of the outage. */
const VOLUME = 41_300;
/** Mean number of messages in one exchange. */
const MEAN_EXCHANGE_LENGTH = 4.2;
const GROWTH = 0.35;
const MAX_EXCHANGE_LENGTH = 24;
const DELETED_SHARE = 0.0006;

interface Desk extends MemberGroup {
  office: Office;
}

export function createMessagePlanner(
  company: Company,
  { members, rooms }: Workspace,
  timeline: Schedule<PlannedEvent>,
  { chance, sessionChance }: { chance: RandomSource; sessionChance: RandomSource },
): MessagePlanner {
  const { calendar, scale } = company;
  const desks = Object.values(company.offices).map((office): Desk => {
    return { office, ...toMemberGroup(members.filter(({ person }) => person.office === office)) };
  });
  const growth = (day: number) => 1 + GROWTH * (calendar.progress(day) - 0.5);
  const toWeight = ({ office, members }: Desk, day: number) =>
    members.length * calendar.attendance(day, office) * growth(day);
  let total = 0;
  for (let day = calendar.firstDay; day <= calendar.lastDay; day++) {
    for (const desk of desks) total += toWeight(desk, day);
  }
  const perWeight = (VOLUME * scale) / MEAN_EXCHANGE_LENGTH / total;

  const drawRoom = createRoomChoice(rooms, members);
  const outageRooms = rooms.filter(({ isOutageRoom }) => isOutageRoom);
  const drawOutageRoom = createWeightedDraw(outageRooms.map(({ popularity }) => popularity));

  let said: SentMessage[] = [];
  const say = (room: Room, user: Member, at: number) => {
    said.push({ user, at });
    const planned: PlannedMessage = { kind: 'message', at, room: room.id, user: user.id, message: 0 };
    timeline.plan(planned);
    if (!chance.happens(DELETED_SHARE)) return;
    timeline.plan({ ...planned, at: at + chance.integer(5, 1800) * SECOND, deletes: planned });
  };
  const talkIn = (room: Room, starter: Member, start: number) => {
    let at = start;
    say(room, starter, at);
    for (let length = 1; length < MAX_EXCHANGE_LENGTH && chance.happens(1 - 1 / MEAN_EXCHANGE_LENGTH); length++) {
      // The smaller of two uniform draws: mostly seconds, sometimes minutes.
      at += 4 * SECOND + Math.floor(4 * MINUTE * Math.min(chance.fraction(), chance.fraction()));
      say(room, drawAvailable(room, at, chance), at);
    }
  };

  return (day) => {
    said = [];
    for (const desk of desks) {
      const expected = toWeight(desk, day) * perWeight;
      for (let left = chance.count(expected); left > 0; left--) {
        const at = desk.office.toInstant(day, drawOfficeHour(chance));
        const starter = drawPresent(desk, at, chance);
        const room = drawRoom(starter, chance);
        if (room.since <= at) talkIn(room, starter, at);
      }
      if (day !== calendar.outage.day) continue;
      for (let left = chance.count(expected * (calendar.outage.factor - 1)); left > 0; left--) {
        const at = calendar.outage.start + Math.floor(10 * HOUR * Math.min(chance.fraction(), chance.fraction()));
        const room = getAt(outageRooms, drawOutageRoom(chance));
        talkIn(room, drawAvailable(room, at, chance), at);
      }
    }
    for (const session of planSessions(said, calendar.now, sessionChance)) {
      timeline.plan({ kind: 'session', ...session });
    }
  };
}

// Draw again when the member is not hired yet, so that the others write these messages.
function drawPresent({ members, drawMember }: MemberGroup, at: number, chance: RandomSource): Member {
  for (;;) {
    const member = getAt(members, drawMember(chance));
    if (member.since <= at) return member;
  }
}

/** Draws a member who is likely to write at that local time: in the daytime, or rarely at night. */
function drawAvailable(room: Room, at: number, chance: RandomSource): Member {
  for (;;) {
    const member = drawPresent(room, at, chance);
    const clock = member.person.office.toClock(at);
    if ((clock > 7.5 * HOUR && clock < 20.5 * HOUR) || chance.happens(0.1)) return member;
  }
}

/** Draws a room of a member, weighted by popularity. */
function createRoomChoice(rooms: readonly Room[], members: readonly Member[]) {
  const choices = new Map(
    members.map((member) => {
      const own = rooms.filter((room) => room.members.includes(member));
      return [member, { own, dice: createWeightedDraw(own.map(({ popularity }) => popularity)) }];
    }),
  );
  return (member: Member, chance: RandomSource): Room => {
    const choice = choices.get(member);
    return choice === undefined ? getAt(rooms, 0) : getAt(choice.own, choice.dice(chance));
  };
}
