import type { Company } from '../../../seed/company.ts';
import { HOUR, MINUTE, toWeekday } from '../../../seed/days.ts';
import { toUtcOffset } from '../../../seed/offices.ts';
import type { Person } from '../../../seed/people.ts';
import {
  createRandomSource,
  createWeightedDraw,
  getAt,
  type RandomSource,
  type WeightedDraw,
} from '../../../seed/random-source.ts';
import type { RocketChatEvent, RoomType } from '../events.ts';
import { fixedIds, ID_ALPHABET, ID_LENGTH, toDirectId } from '../ids.ts';
import { DIRECT_ROOM_COUNT, type RoomPlan, rooms as roomPlans } from './room-plans.ts';

export interface Member {
  id: string;
  person: Person;
  /** Instant from which the member can write. */
  since: number;
  roles: string[];
}

/** Members who write to each other. Talkative members are drawn more often. */
export interface MemberGroup {
  members: readonly Member[];
  drawMember: WeightedDraw;
}

export function toMemberGroup(members: readonly Member[]): MemberGroup {
  return { members, drawMember: createWeightedDraw(members.map(({ person }) => person.talkative)) };
}

export interface Room extends MemberGroup {
  id: string;
  t: RoomType;
  name?: string;
  popularity: number;
  /** Whether people discuss the outage in this room. */
  isOutageRoom: boolean;
  since: number;
}

/** The members and rooms of a workspace, and the events that create them, in order of time. */
export interface Workspace {
  members: readonly Member[];
  rooms: readonly Room[];
  events: readonly RocketChatEvent[];
}

const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

export function planWorkspace(company: Company): Workspace {
  const ids = createRandomSource(company.seed, 'rocketchat/ids');
  const secrets = createRandomSource(company.seed, 'rocketchat/secrets');
  const toId = () => ids.text(ID_LENGTH, ID_ALPHABET);
  const { foundedAt } = company.calendar;

  const members = company.people.map((person, index): Member => {
    const since = person.joinedAt ?? foundedAt + (index + 1) * MINUTE;
    return { id: toId(), person, since, roles: toRoles(person, company.people) };
  });
  const users = members.map((member) => toUserEvent(member, company, secrets.text(14, ID_ALPHABET)));
  // The bot has a fixed id. This draw is discarded, and keeps all later ids as they were.
  toId();
  users.push(toCat(fixedIds.cat, foundedAt, company, secrets.text(14, ID_ALPHABET)));

  const later = foundedAt + 2 * HOUR;
  const tokens = members.map(({ id, since }): RocketChatEvent => {
    return { type: 'token.issued', at: Math.max(later, since), user: id, token: secrets.text(43, BASE64URL) };
  });
  const permission: RocketChatEvent = {
    type: 'permission.updated',
    at: later,
    permission: 'view-engagement-dashboard',
    roles: ['admin'],
  };

  const rooms = [
    ...roomPlans.map((plan, index) => toRoom(plan, toRoomId(plan, toId()), members, company, later + index * MINUTE)),
    ...pairUp(members, createRandomSource(company.seed, 'rocketchat/pairs')).map((pair, index): Room => {
      const since = Math.max(later + HOUR + index * MINUTE, ...pair.map((member) => member.since + 90 * MINUTE));
      const drawn = toId();
      const id = toDirectId(pair.map((member) => member.id)) ?? drawn;
      return { id, t: 'd', popularity: 26 / (1 + 0.35 * index), isOutageRoom: false, since, ...toMemberGroup(pair) };
    }),
  ];
  const events = [...users, permission, ...tokens, ...rooms.map(toRoomEvent)];
  // The sort is stable, so users stay before rooms of the same instant.
  return { members, rooms, events: events.sort((one, other) => one.at - other.at) };
}

// Two administrators: the first person of support, who is also an administrator in Chatwoot, and the first of
// operations.
function toRoles(person: Person, people: readonly Person[]): string[] {
  if (person.department === 'guest') return ['guest'];
  const isAdmin = person === people[0] || person === people.find(({ department }) => department === 'operations');
  return isAdmin ? ['user', 'admin'] : ['user'];
}

function toUserEvent({ id, person, since, roles }: Member, company: Company, password: string): RocketChatEvent {
  const { username, name, email, office } = person;
  const utcOffset = toUtcOffset(office, company.now);
  return { type: 'user.created', at: since, user: id, username, name, email, roles, password, utcOffset };
}

// Every Rocket.Chat server has the bot rocket.cat. It does not write here.
function toCat(id: string, at: number, { domain }: Company, password: string): RocketChatEvent {
  const names = { username: 'rocket.cat', name: 'Rocket.Cat', email: `rocket.cat@${domain}` };
  return { type: 'user.created', at, user: id, ...names, roles: ['bot'], password, utcOffset: 0 };
}

const toRoomId = ({ name }: RoomPlan, drawn: string) => (name === 'general' ? fixedIds.general : drawn);

function toRoom(plan: RoomPlan, id: string, everyone: readonly Member[], company: Company, before: number): Room {
  const { calendar, offices } = company;
  let since = before;
  if (plan.since !== undefined) {
    let day = calendar.firstDay + Math.floor(plan.since * (calendar.lastDay - calendar.firstDay));
    while (toWeekday(day) > 5) day++;
    since = Math.min(offices.berlin.toInstant(day, 10.5 * HOUR), calendar.now);
  }
  const members = everyone.filter(({ person }) =>
    plan.departments === undefined ? person.department !== 'guest' : plan.departments.includes(person.department),
  );
  const { t, name, popularity, isOutageRoom = false } = plan;
  return { id, t, name, popularity, isOutageRoom, since, ...toMemberGroup(members) };
}

function pairUp(members: readonly Member[], chance: RandomSource): Member[][] {
  const writers = chance.shuffle(members.filter(({ person }) => person.department !== 'guest'));
  return Array.from({ length: DIRECT_ROOM_COUNT }, (_, index) => writers.slice(2 * index, 2 * index + 2));
}

function toRoomEvent({ id, t, name, members, since }: Room): RocketChatEvent {
  // Members who are hired later join when they first write, without an event.
  const present = members.filter((member) => member.since <= since);
  const usernames = present.map(({ person }) => person.username);
  return { type: 'room.created', at: since, room: id, t, name, usernames, creator: getAt(present, 0).id };
}
