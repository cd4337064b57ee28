import type { ShownExchange } from '../../../admin/responses.ts';
import { explainMissingBody, findHeader } from './missing-body.ts';

/** An injected fault that repeats a recorded response, or the reason why the response cannot be repeated. */
export type RepeatableResponse =
  | { effect: { type: 'answer'; status: number; body?: unknown; contentType?: string } }
  | { why: string };

/** Turns the response of an exchange into the fault that repeats it. */
export function toRepeatableResponse(shown: ShownExchange): RepeatableResponse {
  const { method, status, faults = [], exchange } = shown;
  if (!exchange) return { why: 'it was dropped to make room for newer ones' };
  if (method === 'HEAD') return { why: 'a response to HEAD has no body' };
  if (status === 304) return { why: 'a 304 response has no body' };
  const { response } = exchange;
  if (faults.includes('reset')) return { why: 'the connection was reset' };
  const missing = explainMissingBody(response, shown);
  if (missing) return { why: `the body was not kept: ${missing}` };
  if (response.hasSecrets) return { why: 'the body contains a secret, which is not shown' };
  const { body } = response;
  const type = findHeader(response, 'content-type') ?? '';
  const isText = body !== undefined && !/\bjson\b/.test(type);
  return { effect: { type: 'answer', status, body, ...(isText && { contentType: type }) } };
}
