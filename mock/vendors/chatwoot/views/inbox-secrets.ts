import type { Caller } from '../access/agent-access.ts';
import { toSecret } from '../access/secret.ts';
import type { Inbox } from '../tables.ts';
import type { View } from './view.ts';

/** The identifier of an API inbox, by which its clients name it. */
export const toInboxIdentifier = ({ id }: Pick<Inbox, 'id'>): string => toSecret('inbox identifier', id);

/** The secret with which the identifiers of an API inbox's contacts are hashed. */
export const toHmacToken = ({ id }: Pick<Inbox, 'id'>): string => toSecret('inbox hmac', id);

/** Returns the secret of an API inbox, which servers show to administrators. */
export function showHmacToken({ account, deviates }: View, inbox: Inbox, caller: Caller): { hmac_token?: string } {
  const isForCaller = caller.kind === 'user' && account.members.get(caller.id)?.role === 'administrator';
  const isShown = isForCaller && inbox.channel === 'Channel::Api' && deviates('chatwoot-api-inbox-has-hmac-token');
  return isShown ? { hmac_token: toHmacToken(inbox) } : {};
}
