import type { ShownExchange, ShownMessage } from '../../../admin/responses.ts';

/** An injected fault that repeats a recorded response, or the reason why the response cannot be repeated. */
export type RepeatableResponse =
  | { effect: { type: 'answer'; status: number; body?: unknown; contentType?: string } }
  | { why: string };

export const findHeader = ({ headers }: ShownMessage, wanted: string): string | undefined =>
  headers.find(([name]) => name.toLowerCase() === wanted)?.[1];

/** Whether the body was not kept, although `content-length` says that there was one. */
export const lacksBody = (message: ShownMessage): boolean =>
  message.body === undefined && Number(findHeader(message, 'content-length') ?? 0) > 0;

/** Turns the response of an exchange into the fault that repeats it. */
export function toRepeatableResponse({ method, status, faults = [], exchange }: ShownExchange): RepeatableResponse {
  if (!exchange) return { why: 'it was dropped to make room for newer ones' };
  if (method === 'HEAD') return { why: 'a response to HEAD has no body' };
  if (status === 304) return { why: 'a 304 response has no body' };
  const { response } = exchange;
  if (lacksBody(response)) return { why: 'the body is too long to keep, or not valid JSON' };
  if (faults.includes('reset')) return { why: 'the connection was reset' };
  if (response.hasSecrets) return { why: 'the body contains a secret, which is not shown' };
  const { body } = response;
  const type = findHeader(response, 'content-type') ?? '';
  const isText = body !== undefined && !/\bjson\b/.test(type);
  return { effect: { type: 'answer', status, body, ...(isText && { contentType: type }) } };
}
