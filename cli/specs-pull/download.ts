import { request } from 'undici';
import { readLimited } from '../../contracts/body.ts';
import { prepareConnection, toWay } from '../../contracts/connection/connection.ts';
import { createDispatcher } from '../../contracts/connection/dispatcher.ts';
import { toNetworkFailure } from '../../contracts/connection/failure.ts';
import { isLoopback } from '../../contracts/connection/proxy.ts';
import { UsageError } from '../../usage-error.ts';

/** How much of a download is borne. */
export interface DownloadLimits {
  /** Milliseconds, for all of it. */
  timeoutMs: number;
  bytes: number;
  redirects: number;
}

// The largest document of a vendor is about one megabyte.
const usual: DownloadLimits = { timeoutMs: 60_000, bytes: 32 * 1_048_576, redirects: 5 };

/**
 * Fetches a text over https, or over http from this machine, redirects too.
 *
 * @param cacert As of a check; see its connection options.
 * @throws UsageError `UNREADABLE_FILE` that names the URL without its query, where secrets may stand.
 */
export async function download(
  start: string,
  { cacert, limits = usual }: { cacert?: string; limits?: DownloadLimits } = {},
): Promise<string> {
  const signal = AbortSignal.timeout(limits.timeoutMs);
  let url = toSafeUrl(start, start);
  for (let hops = 0; hops <= limits.redirects; hops++) {
    const answer = await fetchOnce(url, { cacert, limits, signal });
    if ('text' in answer) return answer.text;
    url = toSafeUrl(answer.location, start, url);
  }
  throw refuse(start, `it redirects more than ${limits.redirects} times`);
}

type Answer = { text: string } | { location: string };

async function fetchOnce(
  url: URL,
  { cacert, limits, signal }: { cacert?: string; limits: DownloadLimits; signal: AbortSignal },
): Promise<Answer> {
  const connection = await prepareConnection(url, { cacert }, process.env);
  const dispatcher = createDispatcher(connection, { timeoutMs: limits.timeoutMs, connections: 1 });
  try {
    const headers = { accept: 'application/json, application/yaml, */*', 'accept-encoding': 'identity' };
    const { statusCode, headers: received, body } = await request(url, { dispatcher, signal, headers });
    const { location } = received;
    if (statusCode >= 300 && statusCode < 400 && typeof location === 'string') return { location };
    if (statusCode !== 200) throw refuse(url.href, `the server answered ${statusCode}`);
    const bytes = await readLimited(body, limits.bytes);
    if (!bytes) throw refuse(url.href, `it is larger than ${Math.round(limits.bytes / 1_048_576)} MB`);
    return { text: new TextDecoder().decode(bytes) };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw refuse(url.href, toNetworkFailure(error, toWay(connection), limits.timeoutMs).message, error);
  } finally {
    await dispatcher.destroy();
  }
}

/** A URL that may be fetched from, relative to where it was told. */
function toSafeUrl(text: string, start: string, base?: URL): URL {
  const url = URL.canParse(text, base?.href) ? new URL(text, base) : undefined;
  const whence = base ? 'it redirects to an address that' : 'its address';
  if (!url) throw refuse(start, `${whence} is no URL`);
  if (url.username !== '' || url.password !== '') throw refuse(start, `${whence} holds a user or a password`);
  if (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))) return url;
  throw refuse(start, `${whence} is not https`);
}

function refuse(url: string, reason: string, cause?: unknown): UsageError {
  return new UsageError('UNREADABLE_FILE', `Can't read ${toShown(url)}: ${reason}. Check the URL.`, { cause });
}

/** A URL as it may be told: without what may be a secret. */
export function toShown(text: string): string {
  if (!URL.canParse(text)) return 'the URL';
  const { origin, pathname } = new URL(text);
  return `${origin}${pathname}`;
}
