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
  account: Account;
  conversation: number;
  /** The row of the new message. */
  message?: number;
}

/**
 * Returns handlers after which the automation rules of the account run. Servers run rules in a job, so the response does not
 * show what they change. What rules change triggers no rules.
 *
 * Source: Chatwoot 4.13.0, app/listeners/automation_rule_listener.rb, app/services/automation_rules/action_service.rb (read).
 *
 * @example
 * const automated = withAutomation({ newConversation: createConversation });
 */
export function withAutomation(handlers: Handlers): Handlers {
  return Object.fromEntries(Object.entries(handlers).map(([id, handle]) => [id, (call) => runWithRules(call, handle)]));
}

type Handlers = Record<string, (call: ChatwootCall) => unknown>;

function runWithRules(call: ChatwootCall, handle: Handlers[string]): unknown {
  const occurrences: Occurrence[] = [];
  const append = (event: ChatwootEvent) => {
    const account = findAccountWithRules(call, event);
    const message = account?.messages.length;
    call.append(event);
    const occurrence = account && toOccurrence(account, event, message);
    if (occurrence) occurrences.push(occurrence);
  };
  const answer = handle({ ...call, append });
  for (const each of occurrences) runRules(call, each);
  return answer;
}

function findAccountWithRules({ tables }: ChatwootCall, event: ChatwootEvent): Account | undefined {
  const account = 'account' in event ? tables.accounts.get(event.account) : undefined;
  return account && listRules(account).length > 0 ? account : undefined;
}

const listRules = ({ records }: Account) => [...(records.get('automation_rule')?.values() ?? [])];

function toOccurrence(account: Account, event: ChatwootEvent, message: number | undefined): Occurrence | undefined {
  if (event.type === 'message.created') {
    const { conversation, direction } = event;
    return direction === 'activity' ? undefined : { event: 'message_created', account, conversation, message };
  }
  if (event.type !== 'conversation.created' || event.attributes?.additional?.auto_reply) return undefined;
  return { event: 'conversation_created', account, conversation: event.conversation };
}

function runRules({ tables, now: at, append }: ChatwootCall, occurrence: Occurrence): void {
  const { event, account, conversation: id, message } = occurrence;
  const row = account.conversations.rowOf.get(id) - 1;
  const toSubject = (): RuleSubject => ({
    account,
    conversation: row,
    messages: message === undefined ? listMessages(account, row) : [message],
    seed: tables.seed,
  });
  for (const { id: rule, values } of listRules(account)) {
    const { event_name: wanted, active, conditions, actions } = values;
    if (wanted !== event || active !== true || !matchesConditions(toSubject(), conditions)) continue;
    for (const action of (Array.isArray(actions) ? actions : []).filter(isObject)) {
      const target = { account, row, at, by: { kind: 'rule' as const, id: rule } };
      for (const change of toActionEvents(target, action)) append(change);
    }
  }
}
