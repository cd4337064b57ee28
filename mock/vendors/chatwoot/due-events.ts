import { day, minute } from '../../time/zone.ts';
import type { ChatwootEvent } from './events.ts';
import type { ChatwootTables } from './tables.ts';

type Opened = Extract<ChatwootEvent, { type: 'conversation.opened' }>;

/** The job of servers runs every five minutes, and only handles what became due in the last three days. */
const jobInterval = 5 * minute;
const maxDelay = 3 * day;

/**
 * Returns the events that open due snoozed conversations, in order. Each opens at the next run of the server's job, with
 * the system as the actor.
 *
 * Source: Chatwoot 4.13.0, config/schedule.yml, app/jobs/conversations/reopen_snoozed_conversations_job.rb (read).
 */
export function due(tables: ChatwootTables, now: number): ChatwootEvent[] {
  const events: Opened[] = [];
  for (const { id: account, snoozes } of tables.accounts.values()) {
    for (const [conversation, { since, until }] of snoozes) {
      const at = Math.ceil(Math.max(since, until) / jobInterval) * jobInterval;
      if (at > now || at - until > maxDelay) continue;
      events.push({ type: 'conversation.opened', at, account, conversation, by: { kind: 'system', id: 0 } });
    }
  }
  return events.sort((a, b) => a.at - b.at || a.conversation - b.conversation);
}
