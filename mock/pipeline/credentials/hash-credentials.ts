import { toDigest } from '../../digest.ts';
import type { SecretsOfRequests } from '../../vendor-interface/definition.ts';
import type { MockRequest } from '../../vendor-interface/request.ts';

/** A request with its secrets, as it is received and as logs of earlier versions contain it. */
export type RequestWithSecrets = Omit<MockRequest, 'credentials'> & { credentials?: MockRequest['credentials'] };

/**
 * Replaces a request's secrets by digests, which suffice to identify the caller. So no log, error or later reader
 * contains a secret.
 *
 * @param secrets Where the vendor's requests contain secrets.
 */
export function hashCredentials(
  request: RequestWithSecrets,
  { headers: names, fields }: SecretsOfRequests,
): MockRequest {
  const { credentials, headers, body } = request;
  // A request is hashed only once. A client cannot send a hashed request, since requests from the network have no
  // `credentials`.
  if (credentials) return { ...request, credentials };
  const hashed: MockRequest = { ...request, credentials: {}, headers: {}, body: hashSecretFields(body, fields) };
  for (const name of Object.keys(headers)) {
    const value = headers[name];
    if (!names.includes(name)) hashed.headers[name] = value;
    else if (value) hashed.credentials[name] = toDigest(value);
  }
  return hashed;
}

/** Hashes the secrets in a body by the names of its members. Blank values stay, so that they are refused as blank. */
export function hashSecretFields(body: unknown, fields: SecretsOfRequests['fields']): unknown {
  if (typeof body !== 'object' || body === null) return body;
  const found = Object.entries(fields).filter(([name]) => Object.hasOwn(body, name));
  if (found.length === 0) return body;
  const hashed: Record<string, unknown> = { ...body };
  for (const [name, hash] of found) hashed[name] = hash === 'token' ? hashToken(hashed[name]) : hash(hashed[name]);
  return hashed;
}

function hashToken(value: unknown): unknown {
  return typeof value === 'string' && value.trim() !== '' ? toDigest(value) : value;
}
