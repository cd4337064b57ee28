import type { ChatwootBody } from '../../../../specs/bodies.ts';
import { second } from '../../../time/zone.ts';
import { type Caller, getAccount, getConversationRow } from '../access/agent-access.ts';
import type { Actor, StatusEventType } from '../events.ts';
import type { ChatwootHandlers } from '../handler.ts';
import { isPresent, toInteger } from '../input/casts.ts';
import { labelsOf, readTitles, toLabels } from '../labels/label-titles.ts';
import { refuseBody, refuseOrFail } from '../refusals.ts';
import { type Account, type Status, statuses } from '../tables.ts';
import { toIsoOrNull } from '../views/conversation.ts';
import { toTeam } from '../views/inboxes-and-teams.ts';
import { toAgent, toShownUser } from '../views/people.ts';

const eventTypes: Record<Status, StatusEventType> = {
  open: 'conversation.opened',
  resolved: 'conversation.resolved',
  pending: 'conversation.pended',
  snoozed: 'conversation.snoozed',
};

export const conversationChanges = {
  'toggle-status-of-a-conversation'({ tables, caller, request, now: at, appliesDeviation, append }) {
    const account = getAccount(tables, request);
    const row = getConversationRow(account, request, caller);
    const { conversations } = account;
    const params = request.body ?? {};
    const previous = statuses[conversations.status.get(row)];
    const { status, until } = readStatus(params, previous, appliesDeviation);
    const ids = { account: account.id, conversation: conversations.id.get(row) };
    const by: Actor = { ...caller };
    const isHandoff = caller.kind === 'bot' && previous === 'pending' && params.status === 'open';
    if (status === 'snoozed') append({ type: 'conversation.snoozed', at, ...ids, by, until });
    else if (status !== previous) append({ type: eventTypes[status], at, ...ids, by });
    // An agent who opens a conversation is assigned to it; an administrator is not.
    if (status === 'open' && isAgent(account, caller) && conversations.assignee.get(row) !== caller.id) {
      append({ type: 'conversation.assigned', at, ...ids, assignee: caller.id, by });
    }

    const success = isHandoff && appliesDeviation('chatwoot-toggle-handoff-success-is-null') ? null : true;
    const payload = { success, current_status: status, conversation_id: conversations.displayId.get(row) };
    const snoozedUntil = toIsoOrNull(conversations.snoozedUntil.get(row));
    const meta = appliesDeviation('chatwoot-toggle-has-no-meta') ? {} : { meta: {} };
    const body = appliesDeviation('chatwoot-toggle-tells-snoozed-until')
      ? { ...meta, payload: { ...payload, snoozed_until: snoozedUntil } }
      : { ...meta, payload };
    // Each ledger entry can apply alone. The types know only the bodies of all and of none.
    return body as ChatwootBody<'toggle-status-of-a-conversation'>;
  },

  'assign-a-conversation'({ tables, caller, request, now: at, appliesDeviation, append }) {
    const account = getAccount(tables, request);
    const row = getConversationRow(account, request, caller);
    const { conversations } = account;
    const params = request.body ?? {};
    const ids = { account: account.id, conversation: conversations.id.get(row) };
    const by: Actor = { ...caller };
    let body: ChatwootBody<'assign-a-conversation'> = null;
    if (params.assignee_id !== undefined) {
      const member = account.members.get(toInteger(params.assignee_id) ?? 0);
      const assignee = member?.user.id ?? null;
      const isNew = conversations.assignee.get(row) !== (assignee ?? 0);
      if (isNew) append({ type: 'conversation.assigned', at, ...ids, assignee, by });
      if (member && appliesDeviation('chatwoot-assignment-answers-agent')) {
        const agent = toAgent({ account, deviates: appliesDeviation }, member);
        // The types have this response in one profile only, and an agent in both.
        body = agent as ChatwootBody<'assign-a-conversation'>;
      } else if (member) body = toShownUser(tables, member.user, account, caller.id);
    } else if (params.team_id !== undefined) {
      const team = account.teams.get(toInteger(params.team_id) ?? 0);
      const isNew = conversations.team.get(row) !== (team?.id ?? 0);
      if (isNew) append({ type: 'conversation.team_changed', at, ...ids, team: team?.id ?? null, by });
      if (team) body = toTeam(account, team, caller.id);
    }
    return body;
  },

  'list-all-labels-of-a-conversation'({ tables, caller, request }) {
    const account = getAccount(tables, request);
    const row = getConversationRow(account, request, caller);
    return { payload: labelsOf(account, row) };
  },

  'conversation-add-labels'({ tables, caller, request, now: at, append }) {
    const account = getAccount(tables, request);
    const row = getConversationRow(account, request, caller);
    const titles = readTitles(request.body ?? {});
    append({
      type: 'conversation.labelled',
      at,
      account: account.id,
      conversation: account.conversations.id.get(row),
      ...toLabels(account, titles),
      by: { ...caller },
    });
    return { payload: labelsOf(account, row) };
  },
} satisfies Partial<ChatwootHandlers>;

function isAgent({ members }: Account, { kind, id }: Caller): boolean {
  return kind === 'user' && members.get(id)?.role === 'agent';
}

/**
 * Reads the requested status and the end of a snooze. Without a status, an open conversation is resolved, and any other is
 * opened.
 */
function readStatus(params: Record<string, unknown>, previous: Status | undefined, deviates: (id: string) => boolean) {
  if (!isPresent(params.status)) return { status: previous === 'open' ? ('resolved' as const) : ('open' as const) };
  const status = statuses.find((each) => each === params.status);
  if (!status) {
    throw refuseOrFail(deviates, { name: 'status', message: `must be one of ${statuses.join(', ')}`, keyword: 'enum' });
  }
  const until = params.snoozed_until;
  if (until === undefined || until === null || until === false) return { status };
  // Servers read it with DateTime.strptime and %s: an optional sign and digits.
  const seconds = /^-?\d+$/.test(String(until)) ? Number(until) : Number.NaN;
  if (Number.isNaN(seconds)) throw refuseOrFail(deviates, { name: 'snoozed_until', message: 'must be Unix seconds' });
  return { status, until: toInstant(seconds) };
}

/** Rejects years after 9999, which ISO 8601 writes in another form, and times before 1970. */
function toInstant(seconds: number): number {
  const at = seconds * second;
  if (!(at >= 0 && at < Date.UTC(10_000, 0))) {
    throw refuseBody({ name: 'snoozed_until', message: 'must be in the years 1970 to 9999' });
  }
  return at;
}
