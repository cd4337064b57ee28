import { type Dispatcher, request } from 'undici';
import { readLimited } from '../../specs/connection/read-limited.ts';
import { hideEchoedTexts } from '../exchanges/echo.ts';
import type { Exchange } from '../exchanges/exchange.ts';
import { acceptedEncodings, toBody } from '../exchanges/read-body.ts';
import type { Redactor } from '../exchanges/redaction.ts';
import { type FoundObstacle, findObstacle } from '../obstacles/find-obstacle.ts';

/** A request to send. */
export interface ClientRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  body?: string;
  /** The curl command to show, without secrets. */
  curl: string;
  /** True if an earlier response to the same request may be reused (shared-exchanges.ts). */
  mayBeCached?: boolean;
  /** Resolves when there is memory for the response's body, which is decoded afterwards. Default: at once. */
  waitForMemory?: () => Promise<void>;
  /** Called after each attempt with its duration in milliseconds, without the time in the queue. */
  onSent?: (milliseconds: number) => void;
}

/** A response whose body is not decoded. */
export interface RawResponse {
  status: number;
  /** Headers by lower-case name. For a repeated header, the first value. */
  headers: Record<string, string>;
  /** True if the headers echo a secret. */
  isEchoing: boolean;
  /** Undefined if the body exceeds the limit. */
  bytes: Buffer | undefined;
  /** The obstacle that the response resembles, if it may not come from the API. */
  obstacle?: FoundObstacle;
  durationMs: number;
}

export interface FetchOptions {
  dispatcher: Dispatcher;
  signal: AbortSignal;
  /** Maximum size of a body in bytes, both compressed and decompressed. */
  bodyLimit: number;
  /** Removes echoed secrets from the response. */
  redactor: Redactor;
}

/** Sends a request once. Throws the errors of undici or the signal. */
export async function fetchResponse(wanted: ClientRequest, options: FetchOptions): Promise<RawResponse> {
  const { dispatcher, signal, bodyLimit, redactor } = options;
  const { method, url, headers, body } = wanted;
  const started = performance.now();
  const answer = await request(url, {
    dispatcher,
    method: method as Dispatcher.HttpMethod,
    headers: { accept: 'application/json', 'accept-encoding': acceptedEncodings, ...headers },
    body,
    signal,
  });
  const bytes = await readLimited(answer.body, bodyLimit);
  const received = firstValues(answer.headers);
  const came = { status: answer.statusCode, headers: redactor.deep(received), bytes };
  return {
    ...came,
    isEchoing: redactor.echoes(received, 'key'),
    obstacle: findObstacle(came, url, redactor),
    durationMs: performance.now() - started,
  };
}

/** Decodes and parses the body of a response. Throws Oversized. */
export async function toExchange(
  { status, headers, isEchoing, bytes, obstacle, durationMs }: RawResponse,
  { curl }: ClientRequest,
  { bodyLimit, redactor }: Pick<FetchOptions, 'bodyLimit' | 'redactor'>,
): Promise<Exchange> {
  const mediaType = toMediaType(headers['content-type']);
  const body = await toBody(bytes, mediaType, headers['content-encoding'], { limit: bodyLimit, redactor });
  const exchange: Exchange = { status, headers, mediaType, body, curl, durationMs };
  if (obstacle) exchange.obstacle = obstacle;
  return hideEchoedTexts(exchange, isEchoing);
}

/** The media type of a Content-Type header; undefined for an invalid one. */
function toMediaType(header = ''): string | undefined {
  const [type = ''] = header.split(';', 1);
  return /^[\w.+$-]{1,64}\/[\w.+$-]{1,64}$/.test(type.trim()) ? type.trim().toLowerCase() : undefined;
}

function firstValues(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const result: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    const first = Array.isArray(value) ? value[0] : value;
    if (first !== undefined) result[name.toLowerCase()] = first;
  }
  return result;
}
