import { toDigest } from '../digest.ts';
import type { SecretsOfRequests } from './definition.ts';

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
