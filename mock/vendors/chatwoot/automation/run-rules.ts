import { isObject } from '../../../../specs/json/json.ts';
import type { ChatwootEvent } from '../events.ts';
import type { ChatwootCall } from '../handler.ts';
import type { Account } from '../tables.ts';
import { listMessages } from '../views/message.ts';
import { toActionEvents } from './conversation-actions.ts';
import { matchesConditions, type RuleSubject } from './rule-conditions.ts';

/** Something that rules react to. */
interface Occurrence {
  event: 'conversation_created' | 'message_created';
  conversation: number;
  /** The row of the new message. */
  message?: number;
}

/**
 * Adds to a handler that the automation rules of the account run after it. Servers run rules in a job, so the response does
 * not show what they change. What rules change triggers no rules.
 *
 * Source: Chatwoot 4.13.0, app/listeners/automation_rule_listener.rb, app/services/automation_rules/action_service.rb (read).
 *
 * @example
 * const newConversation = { newConversation: withAutomation(createConversation) };
 */
export function withAutomation<Call extends ChatwootCall, Answer>(
  handle: (call: Call) => Answer,
): (call: Call) => Answer {
  return (call) => {
    const occurrences: Occurrence[] = [];
    const append = (event: ChatwootEvent) => {
      const account = findAccountWithRules(call, event);
      const message = account?.messages.length;
      call.append(event);
      const occurrence = account && toOccurrence(event, message);
      if (occurrence) occurrences.push(occurrence);
    };
    const answer = handle({ ...call, append });
    for (const each of occurrences) runRules(call, each);
    return answer;
  };
}

function findAccountWithRules({ tables }: ChatwootCall, event: ChatwootEvent): Account | undefined {
  const account = 'account' in event ? tables.accounts.get(event.account) : undefined;
  return account && listRules(account).length > 0 ? account : undefined;
}

const listRules = ({ records }: Account) => [...(records.get('automation_rule')?.values() ?? [])];

function toOccurrence(event: ChatwootEvent, message: number | undefined): Occurrence | undefined {
  if (event.type === 'message.created') {
    const { conversation, direction } = event;
    return direction === 'activity' ? undefined : { event: 'message_created', conversation, message };
  }
  if (event.type !== 'conversation.created' || event.attributes?.additional?.auto_reply) return undefined;
  return { event: 'conversation_created', conversation: event.conversation };
}

function runRules(call: ChatwootCall, { event, conversation: id, message }: Occurrence): void {
  const { tables, now: at, append } = call;
  for (const account of tables.accounts.values()) {
    const conversation = account.conversations.rowOf.get(id) - 1;
    if (conversation < 0) continue;
    const toSubject = (): RuleSubject => ({
      account,
      conversation,
      messages: message === undefined ? listMessages(account, conversation) : [message],
      seed: tables.seed,
    });
    for (const { id: rule, values } of listRules(account)) {
      const { event_name: wanted, active, conditions, actions } = values;
      if (wanted !== event || active !== true || !matchesConditions(toSubject(), conditions)) continue;
      for (const action of (Array.isArray(actions) ? actions : []).filter(isObject)) {
        const target = { account, row: conversation, at, by: { kind: 'rule' as const, id: rule } };
        for (const change of toActionEvents(target, action)) append(change);
      }
    }
  }
}
