import type { Profile } from '../specs/profiles.ts';
import type { VendorName } from '../specs/vendors.ts';
import type { FaultRule } from './faults/injected-fault.ts';
import type { RequestEntry } from './journal/request-listener.ts';
import type { MockLogger } from './logger.ts';
import type { MockPlugin } from './mock-plugin.ts';
import type { RequestTimeouts } from './pipeline/body/limits.ts';
import type { Edition } from './workspaces/editions.ts';

export interface MockOptions extends RequestTimeouts {
  /** Seed of the generated history. Default: 1. */
  seed?: number;
  /**
   * The clock's time, which is also the end of the generated history; `now` is the present time. The clock stands still.
   * Default: 2026-01-30T15:00:00.000Z.
   */
  now?: Date | string;
  /**
   * Present time: the history ends at the start of the mock, and the clock shows the machine's time, also in new
   * workspaces and after a reset. The default of {@link profile} is then `observed`. Excludes {@link now},
   * {@link fixture} and {@link scenario}, which have their own time. Default: false.
   */
  live?: boolean;
  /** Multiplies the data volume; 0 generates users and accounts but no messages. Default: 1. */
  scale?: number;
  /**
   * `documented` (default): respond as the vendors' documents say. `observed` (default with {@link live}): respond as real
   * servers do, according to the ledger.
   */
  profile?: Profile;
  /** The vendors to serve, by name. Default: the built-in ones and those of {@link plugins}. */
  vendors?: VendorName[];
  /** Plugins whose vendors are served too. Default: none. */
  plugins?: readonly MockPlugin[];
  /**
   * The port to listen on. 0 (default) picks a free one. With `null` the mock does not listen, and requests go through
   * {@link Mock.handle}.
   */
  port?: number | null;
  /** The address to listen on. Default: 127.0.0.1, this machine only. */
  host?: string;
  /**
   * Serve HTTPS: with your own certificate and private key (PEM), or with a new self-signed one for this machine (`true`),
   * which is {@link Mock.certificate}. Default: false.
   */
  https?: boolean | { cert: string; key: string };
  /**
   * Host names that requests may use; `.example.com` allows all subdomains. On a loopback address these are allowed in
   * addition to IP addresses, names without a dot, and names below `localhost`, `internal` and `test`. On other
   * addresses every name is allowed unless some are listed. Default: none.
   */
  allowedHosts?: readonly string[];
  /**
   * Origins of web pages that may call the mock (`https://dashboard.example:3000`): a list, all (`true`, the default)
   * or none. An allowed page can use the tokens that follow from the seed, so list the origins if that matters.
   */
  cors?: boolean | readonly string[];
  /**
   * Where the admin API is served: on the vendors' port (default), on a separate port (0 picks a free one), or not at
   * all.
   */
  admin?: boolean | { port: number };
  /**
   * Bearer token that allows requests to /__admin from anywhere. Without it only this machine can use the admin API.
   */
  adminToken?: string;
  /** Tokens for seeded identities, by the check's environment variables: CHATPACT_CHATWOOT_TOKEN and so on. */
  tokens?: Record<string, string | undefined>;
  /**
   * Your own OpenAPI documents, as path or URL by vendor. Several documents of one vendor are merged. Operations
   * without a handler are answered from their schema.
   */
  specs?: Partial<Record<VendorName, string | readonly string[]>>;
  /**
   * Folders and origins (`https://schemas.example.com`) to which references in these documents may lead, besides the
   * document's own folder or origin. Default: none.
   */
  specRoots?: string[];
  /** `community` hides the features of the enterprise edition. Default: enterprise. */
  edition?: Edition;
  /**
   * Time zone of the servers, as an IANA name. Rocket.Chat's reports by day use it to decide when days begin. Default:
   * UTC.
   */
  timezone?: string;
  /** Versions of the emulated servers. Operations added in later versions are not served. Default: the latest known. */
  versions?: Partial<Record<VendorName, string>>;
  /** Text of a fixture (NDJSON) to start with. It replaces seed, now, scale, profile, edition and versions. */
  fixture?: string;
  /** Name of a scenario to load into the default workspace. */
  scenario?: string;
  /**
   * Faults to inject into the default workspace at the start; see `injectFault` of a workspace. A reset removes them.
   * Default: none.
   */
  faults?: readonly FaultRule[];
  /** Maximum number of workspaces. The least recently used unchanged one is dropped first. Default: 1000. */
  maxWorkspaces?: number;
  /**
   * Where changes are written before they are answered: `file:FOLDER`, to continue there after a restart, or
   * `redis://host:6379/KEY`, which several servers can share to give the same responses. Servers of one log must start
   * with the same options. Default: changes are kept in memory only.
   */
  log?: string;
  /** Cache responses until something changes. It does not change their bytes. Default: true. */
  keepAnswers?: boolean;
  /** Seconds without use after which a workspace is dropped. Default: 3600. */
  workspaceIdleSeconds?: number;
  /**
   * Called with the journal entry of each request to a vendor's API, after it was answered. Errors that it throws are
   * logged.
   */
  onRequest?(entry: RequestEntry): void;
  /** Default: logs only internal errors of the mock. */
  logger?: MockLogger;
}
