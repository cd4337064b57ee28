import { day, minute } from '../../time/zone.ts';
import type { ChatwootEvent } from './events.ts';
import type { ChatwootTables } from './tables.ts';

type Opened = Extract<ChatwootEvent, { type: 'conversation.opened' }>;

/** A server looks for what is due every five minutes of the clock, and only at what became due in the last three days. */
const interval = 5 * minute;
const longest = 3 * day;

/**
 * Opens the snoozed conversations whose time has come, when the server's job next looks for them, in order. Nobody did it.
 *
 * Source: Chatwoot 4.13.0, config/schedule.yml, app/jobs/conversations/reopen_snoozed_conversations_job.rb (read).
 */
export function due(tables: ChatwootTables, now: number): ChatwootEvent[] {
  const events: Opened[] = [];
  for (const { id: account, snoozes } of tables.accounts.values()) {
    for (const [conversation, { since, until }] of snoozes) {
      const at = Math.ceil(Math.max(since, until) / interval) * interval;
      if (at > now || at - until > longest) continue;
      events.push({ type: 'conversation.opened', at, account, conversation, by: { kind: 'system', id: 0 } });
    }
  }
  return events.sort((a, b) => a.at - b.at || a.conversation - b.conversation);
}
