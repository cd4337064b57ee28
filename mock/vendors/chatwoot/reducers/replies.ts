import { changeAttribute } from '../aggregates/aggregates.ts';
import { findLatestEvent, recordEvent } from '../reports/reporting-events.ts';
import { type Account, type ChatwootTables, messageTypes, senderKinds } from '../tables.ts';
import { setWaitingSince } from './waiting.ts';

const bot = senderKinds.indexOf('bot');
const user = senderKinds.indexOf('user');
const incoming = messageTypes.indexOf('incoming');
const outgoing = messageTypes.indexOf('outgoing');

/**
 * Updates the waiting time and the reply times of a conversation for a new message (a row): an agent's first or later
 * reply, a bot's reply, or a message of a customer who starts to wait.
 *
 * Source: Chatwoot 4.13.0, app/models/message.rb: dispatch_create_events, update_waiting_since (executed).
 */
export function updateReplyTimes(tables: ChatwootTables, account: Account, message: number): void {
  const { conversations, messages } = account;
  const row = messages.conversation.get(message);
  const at = messages.createdAt.get(message);
  const isPrivate = messages.isPrivate.get(message) === 1;
  const isHuman = isHumanReply(account, message);
  if (isHuman && !isPrivate && isFirstReply(account, row)) {
    changeAttribute(account, row, 'waiting', () => conversations.firstReplyAt.set(row, at));
    setWaitingSince(account, row, 0);
    recordEvent(tables, account, {
      name: 'first_response',
      conversation: row,
      startedAt: findLastNonHumanActivity(account, row),
      endedAt: at,
      user: messages.sender.get(message),
    });
    return;
  }
  const waitingSince = conversations.waitingSince.get(row);
  const isByBot = messages.type.get(message) === outgoing && messages.senderKind.get(message) === bot;
  if (waitingSince > 0 && !isPrivate && (isHuman || isByBot)) {
    setWaitingSince(account, row, 0);
    if (!isHuman) return;
    const assignee = conversations.assignee.get(row);
    recordEvent(tables, account, {
      name: 'reply_time',
      conversation: row,
      startedAt: waitingSince,
      endedAt: at,
      user: assignee,
    });
  }
  if (messages.type.get(message) === incoming && conversations.waitingSince.get(row) === 0) {
    setWaitingSince(account, row, at);
  }
}

/** Whether a person wrote the message, rather than a campaign or an automation in their name. */
function isHumanReply({ messages }: Account, message: number): boolean {
  if (messages.type.get(message) !== outgoing) return false;
  const { campaign, contentAttributes } = messages.written.get(message) ?? {};
  if (campaign || contentAttributes?.automation_rule_id) return false;
  return messages.senderKind.get(message) === user || Boolean(contentAttributes?.external_echo);
}

/** Whether no earlier message counts as a reply. Messages of automations count as replies, those of campaigns do not. */
function isFirstReply({ conversations, messages }: Account, row: number): boolean {
  if (conversations.firstReplyAt.get(row) > 0) return false;
  let replies = 0;
  for (let next = conversations.lastMessage.get(row); next > 0 && replies < 2; next = messages.previous.get(next - 1)) {
    const message = next - 1;
    const isReply = messages.type.get(message) === outgoing && messages.senderKind.get(message) !== bot;
    if (isReply && !messages.isPrivate.get(message) && !messages.written.get(message)?.campaign) replies += 1;
  }
  return replies < 2;
}

/**
 * Returns the time since which a person was expected to reply: the latest handoff or opening, otherwise the last
 * resolution by a bot, otherwise the creation.
 *
 * Source: Chatwoot 4.13.0, app/helpers/reporting_event_helper.rb: last_non_human_activity.
 */
function findLastNonHumanActivity(account: Account, row: number): number {
  const opening = findLatestEvent(account, row, ['conversation_bot_handoff', 'conversation_opened']);
  const event = opening < 0 ? findLatestEvent(account, row, ['conversation_bot_resolved']) : opening;
  return event < 0 ? account.conversations.createdAt.get(row) : account.events.createdAt.get(event);
}
