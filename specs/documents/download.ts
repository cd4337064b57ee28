import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { request } from 'undici';
import { UsageError } from '../../usage-error.ts';
import { prepareConnection, toRoute } from '../connection/connection.ts';
import { createDispatcher } from '../connection/dispatcher.ts';
import { toNetworkFailure } from '../connection/failure.ts';
import { isLoopback } from '../connection/proxy.ts';
import { readLimited } from '../connection/read-limited.ts';

/** Download limits. */
export interface DownloadLimits {
  /** Timeout for the whole download, in milliseconds. */
  timeoutMs: number;
  /** Maximum size of the decompressed text. */
  maxBytes: number;
  maxRedirects: number;
}

// The largest vendor document has about one megabyte.
export const downloadLimits: DownloadLimits = { timeoutMs: 60_000, maxBytes: 32 * 1_048_576, maxRedirects: 5 };

export interface DownloadOptions {
  /** CA bundle (PEM file), as in the connection options of a check. */
  cacert?: string;
  limits?: DownloadLimits;
  /** Allows http to other machines if the given URL is an http URL. Default: only https. */
  allowHttp?: boolean;
  /** Refuses redirects to another origin. Default: they are followed. */
  sameOrigin?: boolean;
}

/** A downloaded text. */
export interface Download {
  text: string;
  /** The final URL, after redirects. */
  url: URL;
}

/**
 * Downloads a text over https, or over http from this machine. Follows redirects.
 *
 * @throws UsageError `UNREADABLE_FILE`. It names the URL without its query, which may contain secrets.
 */
export async function download(start: string, options: DownloadOptions = {}): Promise<Download> {
  const { limits = downloadLimits, sameOrigin = false } = options;
  const signal = AbortSignal.timeout(limits.timeoutMs);
  const isPlain = options.allowHttp === true && /^http:/i.test(start);
  let url = toSafeUrl(start, { start, isPlain });
  for (let hops = 0; hops <= limits.maxRedirects; hops++) {
    const answer = await fetchOnce(url, { cacert: options.cacert, limits, signal });
    if ('text' in answer) return { text: answer.text, url };
    const next = toSafeUrl(answer.location, { start, isPlain, base: url });
    if (sameOrigin && next.origin !== url.origin) {
      throw refuse(start, `it redirects to another origin (${next.origin})`);
    }
    url = next;
  }
  throw refuse(start, `it redirects more than ${limits.maxRedirects} times`);
}

type Answer = { text: string } | { location: string };

async function fetchOnce(
  url: URL,
  { cacert, limits, signal }: { cacert?: string; limits: DownloadLimits; signal: AbortSignal },
): Promise<Answer> {
  const connection = await prepareConnection(url, { cacert }, process.env);
  const dispatcher = createDispatcher(connection, { timeoutMs: limits.timeoutMs, maxConnections: 1 });
  try {
    const headers = { accept: 'application/json, application/yaml, */*', 'accept-encoding': 'identity' };
    const { statusCode, headers: received, body } = await request(url, { dispatcher, signal, headers });
    const { location } = received;
    if (statusCode >= 300 && statusCode < 400 && typeof location === 'string') return { location };
    if (statusCode !== 200) throw refuse(url.href, `the server responded with ${statusCode}`);
    const bytes = await readLimited(decode(body, url, received['content-encoding']), limits.maxBytes);
    if (!bytes) throw refuse(url.href, `it is larger than ${toMegabytes(limits.maxBytes)} MB`);
    return { text: new TextDecoder().decode(bytes) };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    if (isZlibError(error)) throw refuse(url.href, 'its Content-Encoding header does not match its content', error);
    throw refuse(url.href, toNetworkFailure(error, toRoute(connection), limits.timeoutMs).message, error);
  } finally {
    await dispatcher.destroy();
  }
}

/** Bytes as megabytes with one decimal place, for messages. */
export const toMegabytes = (bytes: number) => Math.round((bytes / 1_048_576) * 10) / 10;

const decoders = { gzip: createGunzip, 'x-gzip': createGunzip, deflate: createInflate, br: createBrotliDecompress };

/** Decodes a body. Some servers store files compressed and send them so, even to clients that request `identity`. */
function decode(
  body: AsyncIterable<unknown> & NodeJS.ReadableStream,
  url: URL,
  coding: string | string[] | undefined,
): AsyncIterable<unknown> {
  const name = String(coding ?? 'identity')
    .trim()
    .toLowerCase();
  if (name === 'identity' || name === '') return body;
  const createDecoder = Object.hasOwn(decoders, name) ? decoders[name as keyof typeof decoders] : undefined;
  if (!createDecoder) throw refuse(url.href, 'its content encoding is not supported');
  const decoder = createDecoder();
  body.on('error', (error) => decoder.destroy(error));
  return body.pipe(decoder);
}

function isZlibError(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && /^(Z_|ERR__?ERROR|ERR_PADDING|ERR_BROTLI)/.test(String(error.code))
  );
}

/** Resolves a URL, and makes sure that it may be downloaded. */
function toSafeUrl(text: string, { start, isPlain, base }: { start: string; isPlain: boolean; base?: URL }): URL {
  const url = URL.canParse(text, base?.href) ? new URL(text, base) : undefined;
  const whence = base ? 'it redirects to an address that' : 'its address';
  if (!url) throw refuse(start, `${whence} is not a valid URL`);
  if (url.username !== '' || url.password !== '') throw refuse(start, `${whence} holds a user or a password`);
  if (url.protocol === 'https:' || (url.protocol === 'http:' && (isPlain || isLoopback(url.hostname)))) return url;
  throw refuse(start, `${whence} is not https`);
}

function refuse(url: string, reason: string, cause?: unknown): UsageError {
  return new UsageError('DOWNLOAD_FAILED', `Can't download ${toPrintableUrl(url)}: ${reason}. Check the URL.`, {
    cause,
  });
}

/** A printable URL without the parts that may contain secrets. */
export function toPrintableUrl(text: string): string {
  if (!URL.canParse(text)) return 'the URL';
  const { origin, pathname } = new URL(text);
  return `${origin}${pathname}`;
}
