import type { Json, JsonObject } from '../../../../specs/json/json.ts';
import type { Actor, ChatwootEvent, StatusEventType } from '../events.ts';
import { labelsOf, readTitles, toLabels } from '../labels/label-titles.ts';
import { type Account, messageTypes, priorities, type Status, senderKinds, statuses } from '../tables.ts';
import { listMessages } from '../views/message.ts';

/** The conversation that an action changes, and who changes it. */
export interface ActionTarget {
  account: Account;
  /** The row of the conversation. */
  row: number;
  at: number;
  by: Actor;
}

/** Returns the events of an action; none if it changes nothing or is not valid. */
type Action = (target: ActionTarget, params: readonly Json[]) => ChatwootEvent[];

/**
 * Returns the events of an action of an automation rule or a macro. Servers log the errors of an action, and go on.
 *
 * Source: Chatwoot 4.13.0, app/services/action_service.rb (read).
 */
export function toActionEvents(
  target: ActionTarget,
  { action_name: name, action_params }: JsonObject,
): ChatwootEvent[] {
  const action = typeof name === 'string' && Object.hasOwn(actions, name) ? actions[name] : undefined;
  return action?.(target, Array.isArray(action_params) ? action_params : []) ?? [];
}

const statusEvents: Record<Status, StatusEventType> = {
  open: 'conversation.opened',
  resolved: 'conversation.resolved',
  pending: 'conversation.pended',
  snoozed: 'conversation.snoozed',
};

const actions: Readonly<Record<string, Action>> = {
  resolve_conversation: (target) => setStatus(target, 'resolved'),
  open_conversation: (target) => setStatus(target, 'open'),
  pending_conversation: (target) => setStatus(target, 'pending'),
  snooze_conversation: (target) => setStatus(target, 'snoozed'),
  change_status: (target, [wanted]) => setStatus(target, wanted),
  change_priority: setPriority,
  add_label: (target, titles) => label(target, (before) => [...before, ...readTitles({ labels: titles })], titles),
  remove_label: (target, titles) => label(target, (before) => before.filter((each) => !titles.includes(each)), titles),
  assign_agent: assignAgent,
  remove_assigned_agent: (target) => assign(target, 0),
  assign_team: assignTeam,
  remove_assigned_team: (target) => setTeam(target, 0),
};

/** What every event about the conversation has. */
const toCommon = ({ account, row, at, by }: ActionTarget) => ({
  at,
  account: account.id,
  conversation: account.conversations.id.get(row),
  by: { ...by },
});

function setStatus(target: ActionTarget, wanted: Json | undefined): ChatwootEvent[] {
  const { account, row } = target;
  const status = statuses.find((each) => each === wanted);
  if (!status || status === statuses[account.conversations.status.get(row)]) return [];
  return [{ type: statusEvents[status], ...toCommon(target) }];
}

function setPriority(target: ActionTarget, [wanted]: readonly Json[]): ChatwootEvent[] {
  const { account, row } = target;
  const priority = priorities.find((each) => each === (wanted === 'nil' ? null : wanted));
  if (priority === undefined || priority === priorities[account.conversations.priority.get(row)]) return [];
  return [{ type: 'conversation.priority_changed', ...toCommon(target), priority }];
}

function label(
  target: ActionTarget,
  change: (before: readonly string[]) => string[],
  titles: readonly Json[],
): ChatwootEvent[] {
  const { account, row } = target;
  const before = labelsOf(account, row);
  const after = [...new Set(change(before))];
  if (titles.length === 0 || after.join() === before.join()) return [];
  return [{ type: 'conversation.labelled', ...toCommon(target), ...toLabels(account, after) }];
}

function assignAgent(target: ActionTarget, [wanted]: readonly Json[]): ChatwootEvent[] {
  const { account, row } = target;
  if (wanted === 'nil') return assign(target, 0);
  const agent = wanted === 'last_responding_agent' ? findLastResponder(target) : wanted;
  const member = typeof agent === 'number' ? account.members.get(agent) : undefined;
  if (!member) return [];
  const inbox = account.inboxes.get(account.conversations.inbox.get(row));
  const isOfInbox = member.role === 'administrator' || inbox?.members?.includes(member.user.id) !== false;
  return isOfInbox ? assign(target, member.user.id) : [];
}

function assign(target: ActionTarget, assignee: number): ChatwootEvent[] {
  if (target.account.conversations.assignee.get(target.row) === assignee) return [];
  return [{ type: 'conversation.assigned', ...toCommon(target), assignee: assignee || null }];
}

function assignTeam(target: ActionTarget, [wanted = 'nil']: readonly Json[]): ChatwootEvent[] {
  if (['nil', '0', 0].includes(wanted as string)) return setTeam(target, 0);
  return typeof wanted === 'number' && target.account.teams.has(wanted) ? setTeam(target, wanted) : [];
}

function setTeam(target: ActionTarget, team: number): ChatwootEvent[] {
  if (target.account.conversations.team.get(target.row) === team) return [];
  return [{ type: 'conversation.team_changed', ...toCommon(target), team: team || null }];
}

/** The user who wrote the latest public reply. */
function findLastResponder({ account, row }: ActionTarget): number | undefined {
  const { messages } = account;
  const isReply = (message: number) =>
    messageTypes[messages.type.get(message)] === 'outgoing' &&
    senderKinds[messages.senderKind.get(message)] === 'user' &&
    messages.isPrivate.get(message) === 0;
  const last = listMessages(account, row).filter(isReply).at(-1);
  return last === undefined ? undefined : messages.sender.get(last);
}
