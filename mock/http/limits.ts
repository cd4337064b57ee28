import type { ServerOptions } from 'node:http';

/** Bytes of a request's body on the vendors' routes, as body-parser writes them. */
export const bodyLimit = '1mb';

/** Of a form, whose files count. They are measured and forgotten. */
export const formLimit = '8mb';

/** Bytes of a body that the admin API takes: bulk history is large, everything else small. */
export const adminBodyLimit = { bulk: '64mb', usual: '256kb' };

/**
 * Of JSON that is sent. Ruby's JSON, which reads Chatwoot's requests, takes as many levels; a million values are a
 * hundred thousand events.
 */
export const jsonLimit = { levels: 100, values: 1_000_000 };

/** Parameters of one query, a list's elements included. Rack, on which Chatwoot runs, takes as many. */
export const parameterLimit = 4096;

/** How many snapshots a workspace may hold, and all workspaces of a server: each takes half a megabyte of memory. */
export const snapshotLimits = { maxSnapshots: 100, maxSnapshotsOfServer: 500 };

/** Events that the snapshots of one workspace may hold together, those that they share counted for each. */
export const snapshotEventLimits = { maxSnapshotEvents: 2_000_000 };

/** How many faults a workspace may hold: each request is held against all of them. And all workspaces of a server. */
export const faultLimits = { maxFaults: 1000, maxFaultsOfServer: 10_000 };

/** Characters of JSON of a workspace's faults, and of all faults of a server: forced answers may be long. */
export const faultSizeLimits = { maxFaultCharacters: 4_000_000, maxFaultCharactersOfServer: 32_000_000 };

/** How long a client may take. */
export interface Patience {
  /** Seconds in which a client must have sent a request's headers, or is hung up on. Default: 20. */
  headersTimeoutSeconds?: number;
  /** Seconds in which a client must have sent all of a request. Default: 60. */
  requestTimeoutSeconds?: number;
}

/** The same, as Node's servers take it. */
export function toServerOptions({ headersTimeoutSeconds = 20, requestTimeoutSeconds = 60 }: Patience): ServerOptions {
  const headersTimeout = headersTimeoutSeconds * 1000;
  const requestTimeout = requestTimeoutSeconds * 1000;
  // Often, so that those who came over a while are not all hung up on in one go.
  const connectionsCheckingInterval = Math.min(100, headersTimeout / 2);
  return { headersTimeout, requestTimeout, connectionsCheckingInterval };
}
