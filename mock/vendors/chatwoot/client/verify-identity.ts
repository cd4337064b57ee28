import { createHmac } from 'node:crypto';
import { toDigest } from '../../../digest.ts';
import type { ChatwootCall } from '../handler.ts';
import { isPresent, toText } from '../input/casts.ts';
import { toParams } from '../input/params.ts';
import { createServerError, refuseSecret } from '../refusals.ts';
import type { Inbox } from '../tables.ts';
import { toHmacToken } from '../views/inbox-secrets.ts';

/**
 * Verifies the hash of an identifier, if a request has one. Returns whether it has.
 *
 * Source: Chatwoot 4.13.0, app/controllers/public/api/v1/inboxes/contacts_controller.rb: process_hmac (read).
 *
 * @throws ApiError `unrecognised` for a wrong hash, or `crashed` in the profile in which servers fail.
 */
export function verifyIdentity(
  { request, appliesDeviation }: Pick<ChatwootCall, 'request' | 'appliesDeviation'>,
  inbox: Inbox,
): boolean {
  const { identifier_hash: digest, identifier } = toParams(request);
  // Bodies have digests in place of secrets.
  const given = digest ?? (request.query.identifier_hash && toDigest(request.query.identifier_hash));
  if (!isPresent(given)) return false;
  const name = toText(identifier ?? request.query.identifier) ?? '';
  const expected = createHmac('sha256', toHmacToken(inbox)).update(name).digest('hex');
  if (given === toDigest(expected)) return true;
  if (appliesDeviation('chatwoot-wrong-identifier-hash-is-500')) throw createServerError();
  throw refuseSecret('identifier_hash', 'The hash does not match the identifier');
}
