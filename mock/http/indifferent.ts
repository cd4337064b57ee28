import { unlistedHeader } from './journal.ts';
import { versionHeader } from './version.ts';

/** Headers of which no answer takes notice; all others are part of what was asked. */
export const indifferent: ReadonlySet<string> = new Set([
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
  // Waited for, and then no matter.
  versionHeader,
]);
