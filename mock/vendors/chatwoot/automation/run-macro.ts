import { isObject, type Json, type JsonObject } from '../../../../specs/json/json.ts';
import { getAccount } from '../access/agent-access.ts';
import type { ChatwootCall } from '../handler.ts';
import { toInteger, toText } from '../input/casts.ts';
import { toParams } from '../input/params.ts';
import { type ActionTarget, toActionEvents } from './conversation-actions.ts';

/**
 * Runs the actions of a macro on the conversations that the request names, as the caller.
 *
 * Source: Chatwoot 4.13.0, app/jobs/macros_execution_job.rb, app/services/macros/execution_service.rb (read).
 */
export function runMacro(call: ChatwootCall, actions: Json | undefined): void {
  const { now: at, caller } = call;
  const account = getAccount(call.tables, call.request);
  const { conversation_ids: ids } = toParams(call.request);
  const rows = (Array.isArray(ids) ? ids : [])
    .map((id: unknown) => account.conversations.rowOfDisplayId.get(toInteger(id) ?? 0) - 1)
    .filter((row) => row >= 0);
  for (const row of [...new Set(rows)].sort((a, b) => a - b)) {
    for (const action of (Array.isArray(actions) ? actions : []).filter(isObject)) {
      runAction(call, { account, row, at, by: { ...caller } }, action);
    }
  }
}

function runAction({ tables, append }: ChatwootCall, target: ActionTarget, action: JsonObject): void {
  const { action_name: name, action_params } = action;
  const params = Array.isArray(action_params) ? action_params : [];
  if (name === 'send_message' || name === 'add_private_note') {
    const { account, row, at, by: sender } = target;
    append({
      type: 'message.created',
      at,
      account: account.id,
      conversation: account.conversations.id.get(row),
      message: tables.lastIds.message + 1,
      direction: 'outgoing',
      sender,
      private: name === 'add_private_note',
      written: { content: toText(params[0]) },
    });
    return;
  }
  const isAssignment = name === 'assign_agent';
  const own = params.map((each) => (isAssignment && each === 'self' ? target.by.id : each));
  for (const event of toActionEvents(target, { action_name: name, action_params: own })) append(event);
}
