import type { ServerOptions } from 'node:http';

/** Maximum size of a request's body on the vendors' routes, in body-parser's notation. */
export const maxBodySize = '1mb';

/** Maximum size of a form, including its files. Their sizes are recorded, not their contents. */
export const maxFormSize = '8mb';

/** Maximum body sizes of the admin API: bulk history is large, everything else is small. */
export const maxAdminBodySize = { bulk: '64mb', usual: '256kb' };

/**
 * Limits of JSON bodies. Ruby's JSON, which parses Chatwoot's requests, has the same limit of levels. A million values
 * are about a hundred thousand events.
 */
export const maxJson = { maxDepth: 100, maxValues: 1_000_000 };

/** Maximum number of snapshots in a workspace and on a server. Each uses about half a megabyte of memory. */
export const snapshotLimits = { maxSnapshots: 100, maxSnapshotsOfServer: 500 };

/** Maximum number of events in all snapshots of one workspace. Events that snapshots share count once for each. */
export const snapshotEventLimits = { maxSnapshotEvents: 2_000_000 };

/** Maximum number of faults in a workspace, since each request is compared with all of them, and on a server. */
export const faultLimits = { maxFaults: 1000, maxFaultsOfServer: 10_000 };

/**
 * Maximum characters of JSON of a workspace's faults and of all faults on a server, since forced responses may be long.
 */
export const faultSizeLimits = { maxFaultCharacters: 4_000_000, maxFaultCharactersOfServer: 32_000_000 };

/** Timeouts for receiving a request. */
export interface RequestTimeouts {
  /** Seconds within which a client must have sent a request's headers; then the connection is closed. Default: 20. */
  headersTimeoutSeconds?: number;
  /** Seconds within which a client must have sent the complete request. Default: 60. */
  requestTimeoutSeconds?: number;
}

/** Converts the timeouts to options of Node's HTTP server. */
export function toServerOptions({
  headersTimeoutSeconds = 20,
  requestTimeoutSeconds = 60,
}: RequestTimeouts): ServerOptions {
  const headersTimeout = headersTimeoutSeconds * 1000;
  const requestTimeout = requestTimeoutSeconds * 1000;
  // Checked often, so that expired connections are not all closed at the same moment.
  const connectionsCheckingInterval = Math.min(100, headersTimeout / 2);
  return { headersTimeout, requestTimeout, connectionsCheckingInterval };
}
