import { toDigest } from '../digest.ts';
import type { MockRequest, SecretsOfRequests } from '../vendor.ts';

/** A request as it came, and as logs of earlier versions hold it: with its secrets. */
export type OpenRequest = Omit<MockRequest, 'credentials'> & { credentials?: MockRequest['credentials'] };

/**
 * A request without its secrets: digests stand for them, which is all that it takes to find out who somebody is. So no
 * log, no error and no later reader can tell what it never knew.
 *
 * @param secrets Where the vendor's requests carry them.
 */
export function seal(request: OpenRequest, { headers: names, fields }: SecretsOfRequests): MockRequest {
  const { credentials, headers, body } = request;
  // Nothing is sealed twice. No client can send a sealed request: what comes over the wire is always open.
  if (credentials) return { ...request, credentials };
  const sealed: MockRequest = { ...request, credentials: {}, headers: {}, body: sealFields(body, fields) };
  for (const name of Object.keys(headers)) {
    const value = headers[name];
    if (!names.includes(name)) sealed.headers[name] = value;
    else if (value) sealed.credentials[name] = toDigest(value);
  }
  return sealed;
}

/** Seals what a body holds by its members' names. What is blank is refused for being so. */
export function sealFields(body: unknown, fields: SecretsOfRequests['fields']): unknown {
  if (typeof body !== 'object' || body === null) return body;
  const found = Object.entries(fields).filter(([name]) => Object.hasOwn(body, name));
  if (found.length === 0) return body;
  const sealed: Record<string, unknown> = { ...body };
  for (const [name, seal] of found) sealed[name] = seal === 'token' ? sealToken(sealed[name]) : seal(sealed[name]);
  return sealed;
}

function sealToken(value: unknown): unknown {
  return typeof value === 'string' && value.trim() !== '' ? toDigest(value) : value;
}
