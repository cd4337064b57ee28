import type { Message, ShownExchange } from '../../types.ts';

/** The effect that answers as it was answered, or why there is none. */
export type Recorded =
  | { effect: { type: 'answer'; status: number; body?: unknown; contentType?: string } }
  | { why: string };

export const findHeader = ({ headers }: Message, wanted: string): string | undefined =>
  headers.find(([name]) => name.toLowerCase() === wanted)?.[1];

/** Its headers promise a body, and there is none. */
export const lacksBody = (message: Message): boolean =>
  message.body === undefined && Number(findHeader(message, 'content-length') ?? 0) > 0;

/** What was answered, to be answered again. */
export function toRecorded({ method, status, faults = [], exchange }: ShownExchange): Recorded {
  if (!exchange) return { why: 'what was answered is not kept any more' };
  if (method === 'HEAD') return { why: 'an answer to HEAD has no body' };
  if (status === 304) return { why: 'a 304 has no body' };
  const { response } = exchange;
  if (lacksBody(response)) return { why: 'the body is too long to keep, or broken' };
  if (faults.includes('reset')) return { why: 'the connection broke' };
  if (response.hasSecrets) return { why: 'part of the body is secret, and not shown' };
  const { body } = response;
  const type = findHeader(response, 'content-type') ?? '';
  const isText = body !== undefined && !/\bjson\b/.test(type);
  return { effect: { type: 'answer', status, body, ...(isText && { contentType: type }) } };
}
