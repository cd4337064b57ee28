import type { Request } from 'express';
import type { MockRequest } from '../vendor.ts';

/** An Express request as vendors see it. */
export function toMockRequest(req: Request): MockRequest {
  return {
    method: req.method,
    path: req.path,
    params: Object.fromEntries(Object.entries(req.params).map(([name, value]) => [name, String(value)])),
    query: parseQuery(req.originalUrl),
    lists: parseLists(req.originalUrl),
    headers: Object.fromEntries(
      Object.entries(req.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
    ),
    body: req.body,
    origin: `${req.protocol}://${req.headers.host ?? 'localhost'}`,
  };
}

/** Query parameters as text. Of two with one name the last counts, as in Rails; broken escapes stay as they are. */
export function parseQuery(url: string): Record<string, string> {
  const start = url.indexOf('?');
  // No prototype, so that a parameter called __proto__ is a parameter.
  const query: Record<string, string> = Object.create(null);
  if (start < 0) return query;
  for (const [name, value] of new URLSearchParams(url.slice(start + 1))) query[name] = value;
  return query;
}

/** Query parameters whose names end in [], by their bare names: `labels[]=a&labels[]=b` is the list `labels`. */
export function parseLists(url: string): Record<string, string[]> {
  const start = url.indexOf('?');
  const lists: Record<string, string[]> = Object.create(null);
  if (start < 0) return lists;
  for (const [name, value] of new URLSearchParams(url.slice(start + 1))) {
    if (!name.endsWith('[]')) continue;
    const bare = name.slice(0, -2);
    lists[bare] ??= [];
    lists[bare].push(value);
  }
  return lists;
}
