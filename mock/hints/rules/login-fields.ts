import { isObject } from '../../../specs/json/json.ts';
import type { HintRule } from '../hinted-call.ts';
import { findUnreadBody } from './unread-body.ts';

/** A refused login without a password or another credential in its body, or without a user. */
export const findMissingPassword: HintRule = (call) => {
  const { operation, request, refusal, vendor } = call;
  const { body } = request;
  if (refusal?.kind !== 'unrecognised' || operation.security.length > 0) return undefined;
  if (findUnreadBody(call) !== undefined) return undefined;
  const { properties } = operation.body?.content['application/json']?.schema ?? {};
  if (!isObject(properties) || properties.password === undefined || !isObject(body)) return undefined;
  const isSecret = (name: string) => Object.hasOwn(vendor.secrets.fields, name);
  const sent = Object.keys(body).filter((name) => body[name] !== undefined && body[name] !== null);
  const documented = Object.keys(properties);
  const missing = sent.some(isSecret) ? documented.find((name) => !isSecret(name)) : 'password';
  // Another credential may need no user, and a field that is not documented may name the user.
  const isOther = missing !== 'password' && sent.some((name) => name !== 'password');
  if (missing === undefined || isOther) return undefined;
  return `The body has no ${missing}. The operation reads these fields: ${documented.join(', ')}.`;
};
