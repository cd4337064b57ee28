import type { ServerResponse } from 'node:http';
import { logPositionHeader } from '../http/log-position.ts';
import { type SentBody, toHeaderPairs } from '../http/send.ts';
import type { CachedResponse } from './response-cache.ts';

/** Converts the response that was just sent to a cache entry. */
export function toCachedResponse(res: ServerResponse, body: SentBody, journal: object): CachedResponse {
  const pairs = toHeaderPairs(res);
  const headers = pairs.filter((_, index) => pairs[index - (index % 2)] !== logPositionHeader);
  return { headers, bytes: Buffer.from(body), etag: String(res.getHeader('etag')), journal };
}
