import { getAccount } from '../access/agent-access.ts';
import { toToken } from '../access/tokens.ts';
import type { Availability } from '../events.ts';
import type { ChatwootHandlers } from '../handler.ts';
import { isBlank } from '../input/casts.ts';
import { compareTexts } from '../input/compare-texts.ts';
import { refuseBody, refusePath } from '../refusals.ts';
import { toAgent, toUser } from '../views/people.ts';

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
    const { name = '', email: rawEmail = '', role = 'agent', availability_status, auto_offline } = request.body ?? {};
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
      availability: availabilities[availability_status ?? 'offline'],
      autoOffline: auto_offline,
    });
    const member = account.members.get(user);
    if (!member) throw refusePath('id');
    return toAgent({ tables, account, deviates: appliesDeviation }, member);
  },

  fetchProfile({ tables, caller }) {
    const user = tables.users.get(caller.id);
    if (!user) throw refusePath('id');
    return toUser(tables, user);
  },
} satisfies Partial<ChatwootHandlers>;
