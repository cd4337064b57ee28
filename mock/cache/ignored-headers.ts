import { logPositionHeader } from '../http/log-position.ts';
import { unlistedHeader } from '../journal/journal.ts';

/** Request headers that no response depends on. All other headers are part of the cache key. */
export const ignoredHeaders: ReadonlySet<string> = new Set([
  'accept',
  'accept-encoding',
  'accept-language',
  'cache-control',
  'connection',
  'dnt',
  'if-none-match',
  'pragma',
  'priority',
  'referer',
  'sec-ch-ua',
  'sec-ch-ua-mobile',
  'sec-ch-ua-platform',
  'sec-fetch-dest',
  'sec-fetch-mode',
  'sec-fetch-site',
  'sec-fetch-user',
  'te',
  'traceparent',
  'tracestate',
  'upgrade-insecure-requests',
  'user-agent',
  unlistedHeader,
  // It delays the response but does not change it.
  logPositionHeader,
]);
