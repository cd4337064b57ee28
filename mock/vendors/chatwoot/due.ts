import type { ChatwootEvent } from './events.ts';
import type { ChatwootTables } from './tables.ts';

type Opened = Extract<ChatwootEvent, { type: 'conversation.opened' }>;

/** Opens the snoozed conversations whose time has come, at that time, in order. Nobody did it. */
export function due(tables: ChatwootTables, now: number): ChatwootEvent[] {
  const events: Opened[] = [];
  for (const { id: account, snoozes } of tables.accounts.values()) {
    for (const [conversation, { since, until }] of snoozes) {
      if (until > now) continue;
      // One that is snoozed until a time that has passed wakes at once.
      const at = Math.max(since, until);
      events.push({ type: 'conversation.opened', at, account, conversation, by: { kind: 'system', id: 0 } });
    }
  }
  return events.sort((a, b) => a.at - b.at || a.conversation - b.conversation);
}
