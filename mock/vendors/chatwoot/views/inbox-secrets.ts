import { toSecret } from '../resources/engine/secret.ts';
import type { Inbox } from '../tables.ts';

/** The identifier of an API inbox, by which its clients name it. */
export const toInboxIdentifier = ({ id }: Pick<Inbox, 'id'>): string => toSecret('inbox identifier', id);

/** The secret with which the identifiers of an API inbox's contacts are hashed. */
export const toHmacToken = ({ id }: Pick<Inbox, 'id'>): string => toSecret('inbox hmac', id);
