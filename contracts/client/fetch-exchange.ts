import { type Dispatcher, request } from 'undici';
import { readLimited } from '../../specs/connection/read-limited.ts';
import { acceptedEncodings, toBody } from '../body.ts';
import type { Exchange } from '../exchange.ts';
import type { Redactor } from '../redaction.ts';

/** A request as it is to be sent. */
export interface ClientRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  body?: string;
  /** What to show of it. */
  curl: string;
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
export async function fetchExchange(wanted: ClientRequest, options: FetchOptions): Promise<Exchange> {
  const { dispatcher, signal, bodyLimit, redactor } = options;
  const { method, url, headers, body, curl } = wanted;
  const started = performance.now();
  const answer = await request(url, {
    dispatcher,
    method: method as Dispatcher.HttpMethod,
    headers: { accept: 'application/json', 'accept-encoding': acceptedEncodings, ...headers },
    body,
    signal,
  });
  const received = redactor.deep(firstValues(answer.headers));
  const mediaType = toMediaType(received['content-type']);
  const bytes = await readLimited(answer.body, bodyLimit);
  return {
    status: answer.statusCode,
    headers: received,
    mediaType,
    body: await toBody(bytes, mediaType, received['content-encoding'], { limit: bodyLimit, redactor }),
    curl,
    durationMs: performance.now() - started,
  };
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
