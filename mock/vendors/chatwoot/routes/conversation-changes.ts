import type { ChatwootBody, ChatwootRequest } from '../../../../specs/bodies.ts';
import { second } from '../../../time/zone.ts';
import { type Caller, getAccount, getConversationRow } from '../access.ts';
import type { Actor, StatusEventType } from '../events.ts';
import type { ChatwootHandler } from '../handler.ts';
import { refuseBody } from '../refusals.ts';
import { type Account, type Status, statuses } from '../tables.ts';
import { labelsOf, toIsoOrNull } from '../views/conversation.ts';
import { toAgent, toShownUser } from '../views/people.ts';
import { toTeam } from '../views/places.ts';

const eventTypes: Record<Status, StatusEventType> = {
  open: 'conversation.opened',
  resolved: 'conversation.resolved',
  pending: 'conversation.pended',
  snoozed: 'conversation.snoozed',
};

export const conversationChanges: Record<string, ChatwootHandler> = {
  'toggle-status-of-a-conversation'({ tables, caller, request, now: at, deviates, append }) {
    const account = getAccount(tables, request);
    const row = getConversationRow(account, request);
    const { conversations } = account;
    const given = (request.body ?? {}) as Partial<ChatwootRequest<'toggle-status-of-a-conversation'>>;
    const was = statuses[conversations.status.get(row)];
    const status = given.status ?? (was === 'open' ? 'resolved' : 'open');
    const ids = { account: account.id, conversation: conversations.id.get(row) };
    const by: Actor = { ...caller };
    const until = given.snoozed_until === undefined ? undefined : toInstant(given.snoozed_until);
    if (status === 'snoozed') append({ type: 'conversation.snoozed', at, ...ids, by, until });
    else if (status !== was) append({ type: eventTypes[status], at, ...ids, by });
    // Who opens it takes it on, unless they only look after things.
    if (status === 'open' && isAgent(account, caller) && conversations.assignee.get(row) !== caller.id) {
      append({ type: 'conversation.assigned', at, ...ids, assignee: caller.id });
    }

    const payload = { success: true, current_status: status, conversation_id: conversations.displayId.get(row) };
    const snoozedUntil = toIsoOrNull(conversations.snoozedUntil.get(row));
    const body: ChatwootBody<'toggle-status-of-a-conversation'> = deviates('chatwoot-toggle-tells-snoozed-until')
      ? { meta: {}, payload: { ...payload, snoozed_until: snoozedUntil } }
      : { meta: {}, payload };
    return body;
  },

  'assign-a-conversation'({ tables, caller, request, now: at, deviates, append }) {
    const account = getAccount(tables, request);
    const row = getConversationRow(account, request);
    const { conversations } = account;
    const given = request.body as ChatwootRequest<'assign-a-conversation'>;
    const ids = { account: account.id, conversation: conversations.id.get(row) };
    let body: ChatwootBody<'assign-a-conversation'> = null;
    if (given.assignee_id !== undefined) {
      const member = account.members.get(given.assignee_id ?? 0);
      const assignee = member?.user.id ?? null;
      const isNew = conversations.assignee.get(row) !== (assignee ?? 0);
      if (isNew) append({ type: 'conversation.assigned', at, ...ids, assignee });
      if (member && deviates('chatwoot-assignment-answers-agent'))
        body = toAgent({ tables, account, deviates }, member);
      else if (member) body = toShownUser(tables, member.user, account, caller.id);
    } else if (given.team_id !== undefined) {
      const team = account.teams.get(given.team_id ?? 0);
      const isNew = conversations.team.get(row) !== (team?.id ?? 0);
      if (isNew) append({ type: 'conversation.team_changed', at, ...ids, team: team?.id ?? null });
      if (team) body = toTeam(account, team);
    }
    return body;
  },

  'list-all-labels-of-a-conversation'({ tables, request }) {
    const account = getAccount(tables, request);
    const row = getConversationRow(account, request);
    const body: ChatwootBody<'list-all-labels-of-a-conversation'> = { payload: labelsOf(account, row) };
    return body;
  },

  'conversation-add-labels'({ tables, request, now: at, append }) {
    const account = getAccount(tables, request);
    const row = getConversationRow(account, request);
    const given = request.body as ChatwootRequest<'conversation-add-labels'>;
    append({
      type: 'conversation.labelled',
      at,
      account: account.id,
      conversation: account.conversations.id.get(row),
      labels: toLabelIds(account, given.labels),
    });
    const body: ChatwootBody<'conversation-add-labels'> = { payload: labelsOf(account, row) };
    return body;
  },
};

function isAgent({ members }: Account, { kind, id }: Caller): boolean {
  return kind === 'user' && members.get(id)?.role === 'agent';
}

/** Ids of the titles that the account knows; the others are left out in silence, as by a server. */
function toLabelIds({ labels }: Account, titles: readonly string[]): number[] {
  const byTitle = new Map([...labels.values()].map(({ id, name }) => [name, id]));
  return [...new Set(titles.flatMap((title) => byTitle.get(title) ?? []))];
}

/** Years beyond 9999 have another spelling on the wire, and before 1970 nobody snoozed. */
function toInstant(seconds: number): number {
  const at = seconds * second;
  if (!(at >= 0 && at < Date.UTC(10_000, 0))) {
    throw refuseBody({ name: 'snoozed_until', message: 'must lie in the years 1970 to 9999' });
  }
  return at;
}
