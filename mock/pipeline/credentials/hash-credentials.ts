import { toDigest } from '../../digest.ts';
import type { SecretsOfRequests } from '../../vendor-interface/definition.ts';
import { hashSecretFields } from '../../vendor-interface/hash-secret-fields.ts';
import type { MockRequest, RequestWithSecrets } from '../../vendor-interface/request.ts';

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
