import type { ConnectionOptions } from '../../specs/connection/options.ts';
import type { OnFinding, ProxyFinding } from './findings.ts';
import type { OnUnjudged, UnjudgedExchanges } from './unjudged.ts';

/** Where to pass requests on to, and by which contract to judge the answers. */
export interface ProxyOptions extends ConnectionOptions {
  /** Base URL of the server: https://chat.example.com. */
  target: string;
  /** A known vendor's name: chatwoot, rocketchat. */
  vendor: string;
  /** Default: 0, which picks a free one. */
  port?: number;
  /** Address to listen on. Default: 127.0.0.1. */
  host?: string;
  /** An OpenAPI document of your own in place of the vendor's, a path or URL. */
  document?: string | readonly string[];
  /** Further ledgers of known deviations, paths or URLs. */
  ledgers?: string[];
  /**
   * Folders and origins (`https://schemas.example.com`) that references of these documents may lead to, beside a
   * document's own folder, or for one from the web its own origin. Default: none.
   */
  specRoots?: string[];
  /** Bytes of a body that is judged, compressed and not; longer ones are passed on all the same. Default: 32 MB. */
  bodyLimit?: number;
  /** Told of every exchange in which something was found: a finding is new when its count is 1. */
  onFinding?: OnFinding;
  /** Called for every exchange that was not judged: its kind is new when its count is 1. */
  onUnjudged?: OnUnjudged;
}

/** What a proxy has seen so far. */
export interface ProxyState {
  target: string;
  vendor: string;
  /** True when the target's TLS certificate is not looked at. */
  unverified?: boolean;
  /** Requests that were passed on. */
  requests: number;
  /** Answers that were held against the contract. */
  judged: number;
  /** Exchanges about operations of the contract that were not judged. */
  unjudged: number;
  violations: number;
  findings: ProxyFinding[];
  /** What was not judged and why, requests for nothing in the contract and WebSockets among it. */
  unjudgedExchanges: UnjudgedExchanges[];
}

/** A proxy that is up. */
export interface RunningProxy {
  /** http://127.0.0.1:4020, no slash at the end. */
  readonly url: string;
  /** What was found so far, in the order in which it was first seen. */
  readonly findings: ProxyFinding[];
  readonly state: ProxyState;
  /** Judges what has gone by, and stops. */
  close(): Promise<void>;
}
