import type { JsonObject } from '../../../../specs/json/json.ts';
import { toDigest } from '../../../digest.ts';
import { toIso } from '../../../time/iso.ts';
import type { Actor } from '../events.ts';
import type { Account, ChatwootTables } from '../tables.ts';

type Problem = [name: string, message: string];
type Rule = (event: never, tables: ChatwootTables, account: Account) => Problem | undefined;

const taken = 'is already taken';

const isMember: Rule = ({ user }: { user: number }, _, { members }) =>
  members.has(user) ? undefined : ['user', 'is not a member of the account'];

/** Rules by event type that a schema cannot express. Servers reject the same requests. */
const rules: Record<string, readonly Rule[]> = {
  'user.created': [
    ({ email }: { email: string }, { users }) =>
      [...users.values()].some((user) => user.email.toLowerCase() === email.toLowerCase())
        ? ['email', taken]
        : undefined,
    ({ token }: { token: string }, { tokens }) => (tokens.has(toDigest(token)) ? ['token', taken] : undefined),
  ],
  'bot.created': [
    ({ token }: { token: string }, { tokens }) => (tokens.has(toDigest(token)) ? ['token', taken] : undefined),
  ],
  'token.changed': [
    ({ owner }: { owner: { kind: string; id: number } }, { users, bots }) =>
      (owner.kind === 'bot' ? bots : users).has(owner.id) ? undefined : ['owner', 'does not exist'],
    ({ token, owner }: { token: string; owner: { kind: string; id: number } }, { tokens }) => {
      const holder = tokens.get(toDigest(token));
      return !holder || (holder.kind === owner.kind && holder.id === owner.id) ? undefined : ['token', taken];
    },
  ],
  'agent.added': [
    ({ user }: { user: number }, _, { members }) =>
      members.has(user) ? ['user', 'is already a member of the account'] : undefined,
  ],
  'agent.removed': [isMember],
  'agent.changed': [isMember],
  'agent.custom_role_changed': [isMember],
  'team.created': [({ name }: { name: string }, _, { teams }) => findNamed('name', name, teams.values())],
  'team.changed': [
    ({ name, team }: { name?: string; team: number }, _, { teams }) =>
      name === undefined ? undefined : findNamed('name', name, others(teams.values(), team)),
  ],
  'label.created': [({ title }: { title: string }, _, { labels }) => findNamed('title', title, labels.values())],
  'label.changed': [
    ({ title, label }: { title?: string; label: number }, _, { labels }) =>
      title === undefined ? undefined : findNamed('title', title, others(labels.values(), label)),
  ],
  'contact.merged': [
    ({ contact, mergee }: { contact: number; mergee: number }) =>
      contact === mergee ? ['mergee', 'must be another contact'] : undefined,
  ],
  'inbox.created': [
    ({ workingHours = {} }: { workingHours?: Record<string, { open: number; close: number }> }) =>
      Object.values(workingHours).some(({ open, close }) => close <= open)
        ? ['workingHours', 'must have a close later than open on each day']
        : undefined,
  ],
  'conversation.created': [
    ({ display_id: id }: { display_id: number }, _, { conversations, lastDisplayId }) => {
      if (id > lastDisplayId + 1_000_000) return ['display_id', `must be at most ${lastDisplayId + 1_000_000}`];
      return conversations.rowOfDisplayId.get(id) > 0 ? ['display_id', taken] : undefined;
    },
  ],
  'message.created': [
    ({ direction, written }: { direction: string; written?: unknown }) =>
      direction === 'activity' && written === undefined
        ? ['written', 'is missing; the mock does not generate texts for activity messages']
        : undefined,
    ({ sender }: { sender?: Actor }) =>
      sender ? undefined : ['sender', 'is missing, and the conversation has no assignee'],
    ({ sender, direction }: { sender?: Actor; direction: string }) =>
      sender && (sender.kind === 'contact') !== (direction !== 'outgoing')
        ? ['sender', 'must be a user or bot for an outgoing message, and a contact for any other']
        : undefined,
  ],
};

/** An event of a conversation must not be earlier than its creation. */
function findTooEarly(event: JsonObject, { conversations }: Account): Problem[] {
  const row = conversations.rowOf.get(Number(event.conversation)) - 1;
  if (event.type === 'conversation.created' || row < 0) return [];
  const createdAt = conversations.createdAt.get(row);
  const isEarly = Number(event.at) < createdAt;
  return isEarly ? [['at', `must not be before the creation of the conversation, ${toIso(createdAt)}`]] : [];
}

export function findRuleViolations(tables: ChatwootTables, account: Account | undefined, event: JsonObject): Problem[] {
  const found = (rules[String(event.type)] ?? []).flatMap((rule) => {
    // The schema of its type has validated the event. The rules of events without an account do not use it.
    const problem = rule(event as never, tables, account as Account);
    return problem ? [problem] : [];
  });
  return account ? [...found, ...findTooEarly(event, account)] : found;
}

const others = <Row extends { id: number }>(rows: Iterable<Row>, id: number) =>
  [...rows].filter((each) => each.id !== id);

function findNamed(field: string, text: string, records: Iterable<{ name: string }>): Problem | undefined {
  for (const { name } of records) if (name.toLowerCase() === text.toLowerCase()) return [field, taken];
  return undefined;
}
