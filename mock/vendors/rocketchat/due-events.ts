import type { RocketChatEvent } from './events.ts';
import type { RocketChatTables } from './tables.ts';

/** Events that are due at a time without a request: expired tokens are revoked. */
export function listDue({ expiries }: RocketChatTables, now: number): RocketChatEvent[] {
  const due: RocketChatEvent[] = [];
  for (const { at, token } of expiries) {
    if (at > now) break;
    due.push({ type: 'token.revoked', at, token });
  }
  return due;
}
