import type { Account, Inbox } from '../tables.ts';

/**
 * Whether a bot handles the new conversations of an inbox: an agent bot, or the integration Dialogflow.
 *
 * Source: Chatwoot 4.13.0, app/models/inbox.rb: active_bot? (read).
 */
export function hasActiveBot({ records }: Account, { id, bot }: Inbox): boolean {
  if (bot !== undefined) return true;
  for (const { values } of records.get('hook')?.values() ?? []) {
    if (values.app_id === 'dialogflow' && values.inbox_id === id && values.status === 'enabled') return true;
  }
  return false;
}
