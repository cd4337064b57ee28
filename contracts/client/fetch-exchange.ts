import { type Dispatcher, request } from 'undici';
import { readLimited } from '../../specs/connection/read-limited.ts';
import { acceptedEncodings, toBody } from '../body.ts';
import { markEcho } from '../echo.ts';
import type { Exchange } from '../exchange.ts';
import { findObstacle, type MetObstacle } from '../obstacles/find-obstacle.ts';
import type { Redactor } from '../redaction.ts';

/** A request as it is to be sent. */
export interface ClientRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  body?: string;
  /** What to show of it. */
  curl: string;
  /** An answer that was had before will do (shared-exchanges.ts). */
  mayBeKnown?: boolean;
  /** Asked before the answer's body is decoded; resolves when there is room for it. Default: at once. */
  untilRoom?: () => Promise<void>;
  /** Called each time it has been on its way, with the milliseconds that took; waiting for its turn is not among them. */
  onSent?: (milliseconds: number) => void;
}

/** An answer whose body is as it came. */
export interface RawAnswer {
  status: number;
  /** Names in lower case; of a repeated header the first value. */
  headers: Record<string, string>;
  /** A secret was seen in the headers. */
  isEchoing: boolean;
  /** Undefined when there are more of them than are read. */
  bytes: Buffer | undefined;
  /** What it looks like, when it does not look like an answer of the API. */
  obstacle?: MetObstacle;
  durationMs: number;
}

export interface FetchOptions {
  dispatcher: Dispatcher;
  signal: AbortSignal;
  /** Bytes of a body, compressed and not. */
  bodyLimit: number;
  /** Takes echoed secrets out of the answer. */
  redactor: Redactor;
}

/** Sends one request once. Throws what undici or the signal throws. */
export async function fetchAnswer(wanted: ClientRequest, options: FetchOptions): Promise<RawAnswer> {
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

/** Decodes and parses the body of an answer. Throws Oversized. */
export async function toExchange(
  { status, headers, isEchoing, bytes, obstacle, durationMs }: RawAnswer,
  { curl }: ClientRequest,
  { bodyLimit, redactor }: Pick<FetchOptions, 'bodyLimit' | 'redactor'>,
): Promise<Exchange> {
  const mediaType = toMediaType(headers['content-type']);
  const body = await toBody(bytes, mediaType, headers['content-encoding'], { limit: bodyLimit, redactor });
  const exchange: Exchange = { status, headers, mediaType, body, curl, durationMs };
  if (obstacle) exchange.obstacle = obstacle;
  return markEcho(exchange, isEchoing);
}

/** The media type of a header; undefined for text that is none, and whoever sent it may mean anything by it. */
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
