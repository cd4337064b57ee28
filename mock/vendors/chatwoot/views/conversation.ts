import type { ChatwootBody } from '../../../../specs/bodies.ts';
import { hashIntegers, toHex } from '../../../seed/hash-integers.ts';
import { toIso } from '../../../time/iso.ts';
import { isVerifiedConversation } from '../conversations/sources.ts';
import { labelsOf } from '../labels/label-titles.ts';
import { messageTypes, priorities, statuses } from '../tables.ts';
import { toSender } from './contact.ts';
import { toTeam } from './inboxes-and-teams.ts';
import { countUnread, listMessages, toMessage } from './message.ts';
import { toAgent, toShownUser } from './people.ts';
import { toSeconds, type View } from './view.ts';

const activity = messageTypes.indexOf('activity');

type Body = ChatwootBody<'get-details-of-a-conversation'>;

/**
 * A conversation (a row) with its last message.
 *
 * @param caller The user whose own access token is shown.
 * @param messages Rows of the messages that exist when the response is sent, oldest first.
 */
export function toConversation(
  view: View,
  row: number,
  caller: number,
  messages = listMessages(view.account, row),
): Body {
  const { tables, account } = view;
  const { conversations } = account;
  const { additional = {}, custom = {} } = conversations.attributes.get(row) ?? {};
  const last = messages.at(-1);
  const isNoActivity = (message: number) => account.messages.type.get(message) !== activity;
  const lastNonActivity = messages.findLast(isNoActivity);
  const lastActivity = toSeconds(conversations.lastActivityAt.get(row));
  const seenAt = toSeconds(conversations.agentSeenAt.get(row));
  const contact = account.contacts.rowOf.get(conversations.contact.get(row)) - 1;
  return {
    meta: {
      sender: toSender(account, contact),
      channel: account.inboxes.get(conversations.inbox.get(row))?.channel ?? '',
      ...toAssignee(view, row, caller),
      hmac_verified: isVerifiedConversation(account, row),
    },
    id: conversations.displayId.get(row),
    messages: last === undefined ? [] : [toMessage(view, last)],
    account_id: account.id,
    uuid: toUuid(tables.seed, conversations.id.get(row)),
    additional_attributes: additional,
    agent_last_seen_at: seenAt,
    assignee_last_seen_at: conversations.assignee.get(row) === 0 ? 0 : seenAt,
    can_reply: true,
    contact_last_seen_at: toSeconds(conversations.contactSeenAt.get(row)),
    custom_attributes: custom,
    inbox_id: conversations.inbox.get(row),
    labels: labelsOf(account, row),
    muted: false,
    snoozed_until: toSnoozedUntil(view, row),
    status: statuses[conversations.status.get(row)] ?? 'open',
    created_at: toSeconds(conversations.createdAt.get(row)),
    updated_at: conversations.updatedAt.get(row) / 1000,
    timestamp: lastActivity,
    first_reply_created_at: toSeconds(conversations.firstReplyAt.get(row)),
    unread_count: countUnread(account, row),
    last_non_activity_message: lastNonActivity === undefined ? null : toMessage(view, lastNonActivity),
    last_activity_at: lastActivity,
    priority: priorities[conversations.priority.get(row)] ?? null,
    waiting_since: toSeconds(conversations.waitingSince.get(row)),
    sla_policy_id: null,
  } as Body;
}

export function toIsoOrNull(at: number): string | null {
  return at === 0 ? null : toIso(at);
}

function toSnoozedUntil({ account, deviates }: View, row: number): string | number | null {
  const until = account.conversations.snoozedUntil.get(row);
  if (until === 0) return null;
  return deviates('chatwoot-snoozed-until-is-iso') ? toIso(until) : toSeconds(until);
}

function toAssignee(view: View, row: number, caller: number) {
  const { tables, account, deviates } = view;
  const { conversations } = account;
  const member = account.members.get(conversations.assignee.get(row));
  const team = account.teams.get(conversations.team.get(row));
  if (!deviates('chatwoot-conversation-assignee-is-agent')) {
    return member ? { assignee: toShownUser(tables, member.user, account, caller) } : {};
  }
  const type = deviates('chatwoot-conversation-tells-assignee-type') ? { assignee_type: 'User' as const } : {};
  return {
    ...(member && { assignee: toAgent(view, member), ...type }),
    ...(team && { team: toTeam(account, team, caller) }),
  };
}

/** A reproducible UUID of a conversation. */
export function toUuid(seed: number, id: number): string {
  const parts = [
    hashIntegers(seed, id),
    hashIntegers(seed, id, 1),
    hashIntegers(seed, id, 2),
    hashIntegers(seed, id, 3),
  ].map((part) => toHex(part, 8));
  const [a = '', b = '', c = '', d = ''] = parts;
  return `${a}-${b.slice(0, 4)}-4${b.slice(5)}-8${c.slice(5)}-${c.slice(0, 4)}${d}`;
}
