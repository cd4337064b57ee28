import type { IncomingMessage } from 'node:http';
import { createParameterFault } from '../fault.ts';
import type { MockRequest, SecretsOfRequests } from '../vendor.ts';
import { formTypes, parameterLimit } from './limits.ts';
import { type OpenRequest, seal } from './seal.ts';
import { baseOf, originalUrlOf, pathOf } from './step.ts';

/** A request as vendors see it, and as plain data: the same on every server that performs it. */
export function toMockRequest(
  req: IncomingMessage,
  params: Record<string, string>,
  secrets: SecretsOfRequests,
): MockRequest {
  const parameters = parseParameters(originalUrlOf(req));
  const headers: OpenRequest['headers'] = {};
  for (const name in req.headers) {
    const value = req.headers[name];
    headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  const { body } = req as { body?: unknown };
  const form = body !== undefined && isForm(req) ? { form: true } : {};
  const unread = body === undefined && hasBody(req) ? { unread: req.headers['content-type'] ?? '' } : {};
  const open = {
    method: req.method ?? 'GET',
    path: pathOf(req),
    params,
    ...parameters,
    headers,
    body,
    ...form,
    ...unread,
  };
  return seal({ ...open, origin: baseOf(req) }, secrets);
}

function isForm({ headers }: IncomingMessage): boolean {
  const [type = ''] = (headers['content-type'] ?? '').split(';');
  return formTypes.includes(type.trim().toLowerCase());
}

function hasBody({ headers }: IncomingMessage): boolean {
  const { 'content-length': length, 'transfer-encoding': encoding } = headers;
  return encoding !== undefined || Number(length ?? 0) > 0;
}

type Parameters = Pick<MockRequest, 'query' | 'lists' | 'repeats'>;

/**
 * A URL's query. Of two parameters with one name the last counts, as in Rails; those whose names end in [] are lists by
 * their bare names (`labels[]=a&labels[]=b` is the list `labels`). Broken escapes stay as they are.
 *
 * @throws Fault `malformed` for more than anybody sends.
 */
export function parseParameters(url: string): Parameters {
  // No prototype, so that a parameter called __proto__ is a parameter.
  const parameters: Parameters = { query: Object.create(null), lists: Object.create(null) };
  const { query, lists } = parameters;
  let count = 0;
  const start = url.indexOf('?');
  if (start < 0) return parameters;
  for (const [name, value] of new URLSearchParams(url.slice(start + 1))) {
    count += 1;
    if (count > parameterLimit) {
      throw createParameterFault('malformed', 'query', `must have at most ${parameterLimit} parameters`);
    }
    if (Object.hasOwn(query, name) && !name.endsWith('[]')) {
      parameters.repeats ??= [];
      parameters.repeats.push(name);
    }
    query[name] = value;
    if (!name.endsWith('[]')) continue;
    const bare = name.slice(0, -2);
    lists[bare] ??= [];
    lists[bare].push(value);
  }
  return parameters;
}
