/** What an injected fault does to a response. */
export type InjectedFault =
  | { type: 'latency'; ms: number; deviation?: number }
  | { type: 'status'; status: number }
  | ForcedAnswer
  | { type: 'rate-limit'; retryAfterSeconds: number }
  | { type: 'reset' }
  | { type: 'truncate' }
  | { type: 'drip'; bytesPerSecond: number }
  | { type: 'malformed' };

/**
 * A forced response, sent instead of the computed one. Unauthorized and malformed requests are still refused and do not
 * use it up. A request that gets it writes nothing.
 */
export interface ForcedAnswer {
  type: 'answer';
  /** From 200 to 599. */
  status: number;
  /** Any JSON, or text if `contentType` is set. The response has no body if this is left out. */
  body?: unknown;
  /**
   * Media type of a text body that is sent as it is, e.g. `text/csv`, in UTF-8. Without it the body is sent as JSON.
   */
  contentType?: string;
}

/** A fault as the user defines it. */
export interface FaultRule {
  effect: InjectedFault;
  /** The operationId to which it applies; all operations if left out. */
  operation?: string;
  /** Number of requests to which it still applies; unlimited if left out. */
  count?: number;
  /** From 0 to 1, default 1. */
  probability?: number;
}

/** A rule that was added. Its id is used to remove it. */
export type NumberedRule = FaultRule & { id: number };
