import { CustomReply } from '../../../vendor-interface/reply.ts';
import { getAccount } from '../access/agent-access.ts';
import { toToken } from '../access/tokens.ts';
import type { Availability, Role } from '../events.ts';
import type { ChatwootCall, ChatwootHandlers } from '../handler.ts';
import { isBlank, isPresent, toBoolean, toInteger, toText } from '../input/casts.ts';
import { compareTexts } from '../input/compare-texts.ts';
import { requireParams } from '../input/params.ts';
import { refuseBody, refuseOrFail, refusePath } from '../refusals.ts';
import type { Account, Member } from '../tables.ts';
import { toAgent, toUser } from '../views/people.ts';

const roles: readonly Role[] = ['agent', 'administrator'];
const emailRule = /^[^@\s]+@[^@\s]+$/;
const availabilities: Record<string, Availability> = { available: 'online', busy: 'busy', offline: 'offline' };

export const agents = {
  'get-account-agents'({ tables, request, appliesDeviation }) {
    const account = getAccount(tables, request);
    const view = { tables, account, deviates: appliesDeviation };
    const body = [...account.members.values()]
      .sort((a, b) => compareTexts(a.user.name.toLowerCase(), b.user.name.toLowerCase()) || a.user.id - b.user.id)
      .map((member) => toAgent(view, member));
    return body;
  },

  'add-new-agent-to-account'({ tables, request, now, appliesDeviation, append }) {
    const account = getAccount(tables, request);
    const params = request.body ?? {};
    const { name = '', email: rawEmail = '', role = 'agent', auto_offline } = params;
    const email = rawEmail.toLowerCase();
    if (isBlank(name)) throw refuseBody({ name: 'name', message: "can't be blank" });
    if (!emailRule.test(email)) throw refuseBody({ name: 'email', message: 'is invalid' });
    const known = [...tables.users.values()].find((user) => user.email.toLowerCase() === email);
    if (known && account.members.has(known.id)) throw refuseBody({ name: 'user', message: 'has already been taken' });

    const user = known?.id ?? tables.lastIds.user + 1;
    if (!known) append({ type: 'user.created', at: now, user, name, email, token: toToken('user', user) });
    append({
      type: 'agent.added',
      at: now,
      account: account.id,
      user,
      role,
      // A new agent of a server is online, but shown as offline as long as no dashboard is open.
      availability: readAvailability(params, appliesDeviation).availability ?? 'offline',
      autoOffline: auto_offline,
    });
    const member = account.members.get(user);
    if (!member) throw refusePath('id');
    return toAgent({ account, deviates: appliesDeviation }, member);
  },

  'update-agent-in-account'({ tables, request, now: at, appliesDeviation, append }) {
    const account = getAccount(tables, request);
    const { user } = getMember(account, request);
    const params = requireParams('agent', request);
    const { name, role, auto_offline: autoOffline } = params;
    const isNamed = name !== undefined && name !== null;
    if (isNamed && isBlank(name)) throw refuseBody({ name: 'name', message: "can't be blank" });
    if (isPresent(role) && !isRole(role)) {
      throw refuseOrFail(appliesDeviation, { name: 'role', message: `must be one of ${roles.join(', ')}` });
    }
    append({
      type: 'agent.changed',
      at,
      account: account.id,
      user: user.id,
      ...(isNamed && { name: toText(name) ?? '' }),
      ...(isRole(role) && { role }),
      ...readAvailability(params, appliesDeviation),
      ...(isPresent(autoOffline) || autoOffline === false ? { autoOffline: toBoolean(autoOffline) } : {}),
    });
    return toAgent({ account, deviates: appliesDeviation }, getMember(account, request));
  },

  'delete-agent-from-account'({ tables, request, now: at, append }) {
    const account = getAccount(tables, request);
    const { user } = getMember(account, request);
    append({ type: 'agent.removed', at, account: account.id, user: user.id, unassigns: true });
    return new CustomReply(undefined);
  },

  fetchProfile({ tables, caller }) {
    const user = tables.users.get(caller.id);
    if (!user) throw refusePath('id');
    return toUser(tables, user);
  },
} satisfies Partial<ChatwootHandlers>;

const isRole = (value: unknown): value is Role => roles.some((role) => role === value);

function getMember({ members }: Account, { params }: Pick<ChatwootCall['request'], 'params'>): Member {
  const member = members.get(toInteger(params.id) ?? 0);
  if (!member) throw refusePath('id');
  return member;
}

/** The document has the availability in another parameter, and with another name of one value. */
function readAvailability(
  { availability, availability_status: documented }: Record<string, unknown>,
  deviates: (id: string) => boolean,
): { availability?: Availability } {
  if (!deviates('chatwoot-agents-take-availability')) {
    const known = availabilities[String(documented)];
    return known === undefined ? {} : { availability: known };
  }
  if (!isPresent(availability)) return {};
  const known = Object.values(availabilities).find((each) => each === availability);
  if (known !== undefined) return { availability: known };
  const message = `must be one of ${Object.values(availabilities).join(', ')}`;
  throw refuseOrFail(deviates, { name: 'availability', message });
}
