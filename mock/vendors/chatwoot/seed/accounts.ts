import type { Company } from '../../../seed/company.ts';
import type { Office } from '../../../seed/offices.ts';
import type { Person } from '../../../seed/people.ts';
import {
  createRandomSource,
  createWeightedDraw,
  getAt,
  type RandomSource,
  type WeightedDraw,
} from '../../../seed/random-source.ts';
import type { Actor, ChannelType, ChatwootEvent, Role, WorkingHours } from '../events.ts';
import {
  type AccountPlan,
  type ChannelTimes,
  channelTimes,
  type InboxPlan,
  mainAccount,
  sisterAccount,
  type TopicPlan,
} from './account-plans.ts';
import { type Agent, createAgent, planShifts, type Shifts } from './agents.ts';

/** An account with its agents, inboxes, teams and labels, ready for conversations. */
export interface Account {
  id: number;
  plan: AccountPlan;
  inboxes: readonly Inbox[];
  agents: readonly Agent[];
  teams: readonly Team[];
  topics: readonly Topic[];
  outageTopic: Topic;
  drawTopic: WeightedDraw;
  /** Ids by index in the plan. */
  labels: readonly number[];
}

export interface Inbox {
  id: number;
  account: Account;
  plan: InboxPlan;
  channel: ChannelType;
  tempo: ChannelTimes;
  office: Office;
  bot?: Actor;
}

export interface Team {
  id: number;
  agents: readonly Agent[];
  drawAgent: WeightedDraw;
}

export interface Topic {
  team: Team;
  label: number;
}

/** A person of the company who has a login. */
interface User {
  id: number;
  person: Person;
  /** A person has the same shifts in all accounts. */
  shifts: Shifts;
}

interface Membership {
  user: User;
  role: Role;
}

const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** Emits everything that exists before the history starts, and returns the accounts for the conversations. */
export function setUpAccounts(company: Company, emit: (event: ChatwootEvent) => void): Account[] {
  const { people, calendar, seed } = company;
  const tokens = createRandomSource(seed, 'chatwoot/tokens');
  const toToken = () => tokens.text(24, BASE58);
  // The events are 20 seconds apart, in the order in which an administrator would create the records.
  let at = calendar.foundedAt;
  const put = (event: ChatwootEvent) => {
    emit(event);
    at += 20_000;
  };

  const hours = createRandomSource(seed, 'chatwoot/shifts');
  const users = people
    .filter(({ department }) => department === 'support' || department === 'sister')
    .map((person, index): User => {
      const week = getAt(weeks, index % weeks.length);
      return { id: index + 1, person, shifts: planShifts(person.office, week, calendar, hours) };
    });
  for (const { id, person } of users) {
    put({ type: 'user.created', at, user: id, name: person.name, email: person.email, token: toToken() });
  }
  const support = users.filter(({ person }) => person.department === 'support');
  const sister = users.filter(({ person }) => person.department === 'sister');

  const ids = { inbox: 0, team: 0, label: 0, bot: 0 };
  const toMembers = (members: readonly User[], administrators: number) =>
    members.map((user, index): Membership => ({ user, role: index < administrators ? 'administrator' : 'agent' }));
  // The last person of support also works for the sister brand, so that one user belongs to both accounts.
  return [
    { name: company.name, plan: mainAccount, members: toMembers(support, 2) },
    { name: company.sister, plan: sisterAccount, members: toMembers([...sister, getAt(support, 13)], 1) },
  ].map(({ name, plan, members }, index) => setUpAccount(index + 1, name, plan, members));

  function setUpAccount(id: number, name: string, plan: AccountPlan, members: readonly Membership[]): Account {
    put({ type: 'account.created', at, account: id, name });
    for (const { user, role } of members) put({ type: 'agent.added', at, account: id, user: user.id, role });
    const agents = createAgents(members, createRandomSource(seed, `chatwoot/${id}/agents`));
    const teams = plan.teams.map((team): Team => {
      put({ type: 'team.created', at, account: id, team: ++ids.team, name: team.name });
      const inTeam = team.agents.map((agent) => getAt(agents, agent));
      return { id: ids.team, agents: inTeam, drawAgent: createWeightedDraw(inTeam.map(({ share }) => share)) };
    });
    const labels = plan.labels.map((title) => {
      put({ type: 'label.created', at, account: id, label: ++ids.label, title });
      return ids.label;
    });
    const toTopic = ({ team, label }: TopicPlan): Topic => ({ team: getAt(teams, team), label: getAt(labels, label) });
    const topics = plan.topics.map(toTopic);
    const outageTopic = toTopic(plan.outageTopic);
    const drawTopic = createWeightedDraw(plan.topics.map(({ weight }) => weight));
    const account = { id, plan, agents, teams, labels, topics, outageTopic, drawTopic, inboxes: [] as Inbox[] };
    account.inboxes.push(...plan.inboxes.map((inbox) => setUpInbox(account, inbox)));
    return account;
  }

  function setUpInbox(account: Account, plan: InboxPlan): Inbox {
    const office = company.offices[plan.office];
    let bot: number | undefined;
    if (plan.bot) {
      bot = ++ids.bot;
      put({ type: 'bot.created', at, account: account.id, bot, name: `${company.name} Bot`, token: toToken() });
    }
    put({
      type: 'inbox.created',
      at,
      account: account.id,
      inbox: ++ids.inbox,
      name: plan.name,
      channel: plan.channel,
      timezone: office.timezone,
      workingHours: plan.hours && toWorkingHours(plan.hours),
      bot,
    });
    return {
      id: ids.inbox,
      account,
      plan,
      channel: plan.channel,
      tempo: channelTimes[plan.channel],
      office,
      bot: bot === undefined ? undefined : { kind: 'bot', id: bot },
    };
  }
}

function toWorkingHours({ days, open, close }: NonNullable<InboxPlan['hours']>): WorkingHours {
  return Object.fromEntries(days.map((day) => [day, { open, close }]));
}

// Most agents work from Monday to Friday. Some work on Saturday or Sunday, so that there are replies on weekends.
const weeks = [
  [1, 2, 3, 4, 5],
  [1, 2, 3, 4, 5],
  [1, 2, 3, 4, 5],
  [2, 3, 4, 5, 6],
  [1, 2, 3, 4, 5],
  [1, 2, 3, 4, 7],
] as const;

function createAgents(members: readonly Membership[], chance: RandomSource): Agent[] {
  // Evenly spread and then shuffled, so that every company has fast and slow agents.
  const paces = chance.shuffle(members.map((_, index) => 0.55 + (1.25 * index) / Math.max(1, members.length - 1)));
  return members.map(({ user, role }, index) => {
    // Administrators handle fewer conversations.
    const share = role === 'administrator' ? 0.4 : 0.6 + chance.fraction();
    return createAgent({ actor: { kind: 'user', id: user.id }, pace: getAt(paces, index), share }, user.shifts);
  });
}
