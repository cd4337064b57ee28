import type { ConnectionOptions } from '../../specs/connection/options.ts';
import type { OnFinding, ProxyFinding } from './findings.ts';
import type { OnUnjudged, UnjudgedExchanges } from './unjudged.ts';

/** Options of the proxy: the target, and the contract that responses are judged by. */
export interface ProxyOptions extends ConnectionOptions {
  /** Base URL of the server: https://chat.example.com. */
  target: string;
  /** A known vendor's name: chatwoot, rocketchat. */
  vendor: string;
  /** Port to listen on. Default: 0, which picks a free port. */
  port?: number;
  /** Address to listen on. Default: 127.0.0.1. */
  host?: string;
  /** Path or URL of an OpenAPI document to use instead of the vendor's. */
  document?: string | readonly string[];
  /** Paths or URLs of additional ledgers of known deviations. */
  ledgers?: string[];
  /**
   * Folders and origins (`https://schemas.example.com`) that references in these documents may point to, in addition to
   * the document's own folder or origin. Default: none.
   */
  specRoots?: string[];
  /** Maximum size of a judged body in bytes. Larger bodies are forwarded without being judged. Default: 32 MB. */
  bodyLimit?: number;
  /** Called for each finding of each exchange. A finding is new if its count is 1. */
  onFinding?: OnFinding;
  /** Called for every exchange that was not judged. Its kind is new if its count is 1. */
  onUnjudged?: OnUnjudged;
}

/** The state of a running proxy. */
export interface ProxyState {
  target: string;
  vendor: string;
  /** True if the target's TLS certificate is not verified. */
  unverified?: boolean;
  /** Number of forwarded requests. */
  requests: number;
  /** Number of responses that were judged by the contract. */
  judged: number;
  /** Number of exchanges of operations of the contract that were not judged. */
  unjudged: number;
  violations: number;
  findings: ProxyFinding[];
  /** Exchanges that were not judged, and why. Includes requests without an operation, and WebSockets. */
  unjudgedExchanges: UnjudgedExchanges[];
}

/** A running proxy. */
export interface RunningProxy {
  /** Base URL without a trailing slash: http://127.0.0.1:4020. */
  readonly url: string;
  /** The findings so far, in the order of their first occurrence. */
  readonly findings: ProxyFinding[];
  readonly state: ProxyState;
  /** Judges the remaining exchanges, and stops. */
  close(): Promise<void>;
}
