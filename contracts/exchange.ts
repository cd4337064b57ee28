import { NetworkFailure } from '../specs/connection/network-failure.ts';
import type { MetObstacle } from './obstacles/find-obstacle.ts';

export { NetworkFailure };

/** What a body turned out to be. */
export type Body = BodyContent & {
  /** A secret was seen in it. */
  isEchoing?: true;
};

type BodyContent =
  | { kind: 'empty' }
  | { kind: 'json'; value: unknown }
  /** Media type that is not JSON. */
  | { kind: 'other'; isHtml: boolean }
  /** Could not be read; the message completes "the answer …". */
  | { kind: 'broken'; message: string };

/** One request and its answer. */
export interface Exchange {
  status: number;
  /** Names in lower case; of a repeated header the first value. */
  headers: Record<string, string>;
  /** Without parameters, in lower case: application/json. */
  mediaType?: string;
  body: Body;
  /** A secret was seen in its headers or its body: no text that the server chose is shown. */
  isEchoing?: true;
  /** It comes from a recording, in which other texts stand in place of the server's: none of them is quoted. */
  isSanitized?: true;
  /** Not all headers that the server sent are known: a browser or a file kept some back. */
  hasFewHeaders?: true;
  /** What it looks like, when it does not look like an answer of the API and may be one all the same. */
  obstacle?: MetObstacle;
  /** The `curl` line that repeats the request, with placeholders for secrets. */
  curl: string;
  durationMs: number;
}

/**
 * A request that was not asked, or not answered, for a reason that lies outside of it: the budget is spent, the time is
 * up, somebody stopped the check, the server wants to be left in peace. What depends on it stays open.
 */
export class Postponed extends NetworkFailure {
  constructor(message: string, isRetryable = false, options?: ErrorOptions) {
    super(message, isRetryable, options);
    this.name = 'Postponed';
  }
}

/** An answer that is more than the check takes in: nothing promises that it is less, so what it says stays open. */
export class Oversized extends NetworkFailure {
  constructor(message: string) {
    super(message, false);
    this.name = 'Oversized';
  }
}

/** A request that the client refused to let out. */
export class BlockedRequest extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'BlockedRequest';
  }
}

/** True for a status that says yes. */
export function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}
