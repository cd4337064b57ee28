import { EventEmitter } from 'node:events';
import { Readable, Writable } from 'node:stream';

/**
 * The parts of a request and response of `node:http` that the mock's middleware, Express and its parsers use, for one
 * exchange in memory. They extend Node's own streams, so reading, ending and aborting work as in Node.js.
 */

/** Placeholder for the socket. */
class Peer extends EventEmitter {
  readonly remoteAddress = '127.0.0.1';
  readonly readable = true;
  readonly writable = true;
}

/** Method, URL and headers of a request. */
export interface Head {
  method: string;
  /** Path and query. */
  url: string;
  /** By lower-case name. */
  headers: Record<string, string>;
}

export class IncomingMessage extends Readable {
  readonly httpVersion = '1.1';
  readonly socket = new Peer();
  readonly method: string;
  url: string;
  readonly headers: Record<string, string>;
  /** Alternating names and values. */
  readonly rawHeaders: string[];
  #body: Uint8Array | null;

  constructor({ method, url, headers }: Head, body: Uint8Array) {
    super();
    this.method = method;
    this.url = url;
    this.headers = headers;
    this.rawHeaders = Object.entries(headers).flat();
    this.#body = body.length > 0 ? body : null;
  }

  get complete(): boolean {
    return this.readableEnded;
  }

  override _read(): void {
    const body = this.#body;
    this.#body = null;
    if (body) this.push(body);
    this.push(null);
  }
}

type Fields = Record<string, number | string | readonly string[]>;

export class ServerResponse extends Writable {
  readonly req: IncomingMessage;
  readonly socket: Peer & { resetAndDestroy(): void };
  statusCode = 200;
  statusMessage = '';
  headersSent = false;
  readonly #headers = new Map<string, number | string | readonly string[]>();
  readonly #chunks: Uint8Array[] = [];

  constructor(req: IncomingMessage) {
    super();
    this.req = req;
    this.socket = Object.assign(req.socket, { resetAndDestroy: () => void this.destroy() });
  }

  setHeader(name: string, value: number | string | readonly string[]): this {
    if (this.headersSent) throw new Error('The headers have been sent.');
    this.#headers.set(name.toLowerCase(), value);
    return this;
  }

  getHeader(name: string) {
    return this.#headers.get(name.toLowerCase());
  }

  hasHeader(name: string): boolean {
    return this.#headers.has(name.toLowerCase());
  }

  removeHeader(name: string): void {
    this.#headers.delete(name.toLowerCase());
  }

  getHeaders(): Fields {
    return Object.assign(Object.create(null), Object.fromEntries(this.#headers)) as Fields;
  }

  getHeaderNames(): string[] {
    return [...this.#headers.keys()];
  }

  /** @param fields An object, or alternating names and values. */
  writeHead(status: number, fields: Fields | readonly string[] = {}): this {
    const pairs = Array.isArray(fields) ? toPairs(fields) : Object.entries(fields);
    for (const [name, value] of pairs) this.setHeader(name, value);
    this.statusCode = status;
    this.headersSent = true;
    return this;
  }

  // Without an earlier write it sets content-length, as in Node.js.
  override end(...args: unknown[]): this {
    const [chunk] = args;
    const isWhole = !this.headersSent && this.#hasBody() && !this.hasHeader('content-length');
    if (isWhole) this.setHeader('content-length', lengthOf(chunk));
    this.headersSent = true;
    return super.end(...(args as Parameters<Writable['end']>));
  }

  override _write(chunk: Uint8Array, _encoding: string, done: () => void): void {
    // The first write sends the headers.
    this.headersSent = true;
    this.#chunks.push(chunk);
    done();
  }

  /** Converts the finished response. */
  toResponse(): Response {
    const headers = new Headers();
    for (const [name, value] of this.#headers) for (const each of [value].flat()) headers.append(name, String(each));
    const body =
      this.#hasBody() && this.#chunks.length > 0 ? new Blob(this.#chunks as Uint8Array<ArrayBuffer>[]) : null;
    return new Response(body, { status: this.statusCode, headers });
  }

  #hasBody(): boolean {
    return this.req.method !== 'HEAD' && this.statusCode !== 204 && this.statusCode !== 304;
  }
}

const toPairs = (list: readonly string[]) =>
  list.flatMap((name, index): [string, string][] => (index % 2 === 0 ? [[name, list[index + 1] ?? '']] : []));

function lengthOf(chunk: unknown): number {
  if (typeof chunk === 'string') return new TextEncoder().encode(chunk).length;
  return chunk instanceof Uint8Array ? chunk.length : 0;
}

/** Methods for which Express creates router functions. */
export const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
