/** A response; no body is sent if `body` is undefined. */
export interface Reply {
  status: number;
  body?: unknown;
  /** Media type of a body that is text; JSON without one. */
  type?: string;
  /** How the text encodes the bytes of a body that has a type. Default: utf8. */
  encoding?: 'base64';
  /** Media type of JSON, if it is not the usual one. */
  jsonType?: string;
  headers?: Record<string, string>;
}

/** A response that is not a 200 with JSON. */
export class CustomReply implements Reply {
  readonly body: unknown;
  readonly status: number;
  /** Media type of a body that is text; JSON without one. */
  readonly type?: string;
  readonly headers?: Record<string, string>;

  constructor(body: unknown, { status = 200, type, headers }: Partial<Omit<Reply, 'body'>> = {}) {
    this.body = body;
    this.status = status;
    this.type = type;
    this.headers = headers;
  }
}
