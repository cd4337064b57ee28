import { NetworkFailure } from '../../specs/connection/network-failure.ts';
import type { FoundObstacle } from '../obstacles/find-obstacle.ts';

export { NetworkFailure };

/** A body, decoded and parsed if possible. */
export type Body = BodyContent & {
  /** Set if the body echoes a secret. */
  isEchoing?: true;
};

type BodyContent =
  | { kind: 'empty' }
  | { kind: 'json'; value: unknown }
  /** A media type other than JSON. */
  | { kind: 'other'; isHtml: boolean }
  /** A body that could not be read. The message completes "the response …". */
  | { kind: 'broken'; message: string };

/** One request and its response. */
export interface Exchange {
  status: number;
  /** Response headers by lower-case name. For a repeated header, the first value. */
  headers: Record<string, string>;
  /** Without parameters, in lower case: application/json. */
  mediaType?: string;
  body: Body;
  /** Set if the headers or the body echo a secret. Reports then show no text of the response. */
  isEchoing?: true;
  /** Set for a response of a recording, whose texts are placeholders. Reports do not quote them. */
  isSanitized?: true;
  /** Set if some headers of the server are unknown, because a browser or a file omits them. */
  hasFewHeaders?: true;
  /** The obstacle that the response resembles, if it may not come from the API. */
  obstacle?: FoundObstacle;
  /** The `curl` command that repeats the request, with placeholders for secrets. */
  curl: string;
  durationMs: number;
}

/**
 * A request that was not sent or not answered for a reason unrelated to it: the request budget is spent, a timeout has
 * elapsed, the check was stopped, or the server limits requests. A case that needs the response is inconclusive.
 */
export class PostponedRequest extends NetworkFailure {
  constructor(message: string, isRetryable = false, options?: ErrorOptions) {
    super(message, isRetryable, options);
    this.name = 'Postponed';
  }
}

/** A response that exceeds the limits of the check. No contract limits its size, so the case is inconclusive. */
export class OversizedResponse extends NetworkFailure {
  constructor(message: string) {
    super(message, false);
    this.name = 'Oversized';
  }
}

/** A request that the client refused to send. */
export class BlockedRequest extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'BlockedRequest';
  }
}

/** Whether a status is 2XX. */
export function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}
