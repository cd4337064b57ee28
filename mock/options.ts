import type { Profile } from '../specs/profiles.ts';
import type { VendorName } from '../specs/vendors.ts';
import type { Patience } from './http/limits.ts';
import type { MockLogger } from './logger.ts';
import type { Edition } from './origin.ts';

export interface MockOptions extends Patience {
  /** Decides the whole history. Default: 1. */
  seed?: number;
  /** Where the clock stands, and where the history ends. Default: 2026-01-30T15:00:00.000Z. */
  now?: Date | string;
  /** Times the usual volume; 0 leaves people and places without a single message. Default: 1. */
  scale?: number;
  /** `documented` (default): what the vendors publish. `observed`: what their servers really send, by the ledger. */
  profile?: Profile;
  /** Serve these only. Default: all. */
  vendors?: VendorName[];
  /** 0 (default) picks a free one; with `null` there is none, and {@link Mock.handle} is the only way in. */
  port?: number | null;
  /** Default: 127.0.0.1, this machine only. */
  host?: string;
  /**
   * Names by which the mock may be called, `.example.com` for all below one. On a loopback address these are beside
   * addresses, names without a dot, and names below `localhost`, `internal` and `test`; elsewhere any name will do
   * unless some are listed. Default: none.
   */
  allowedHosts?: readonly string[];
  /**
   * Web pages that may call, by origin (`https://dashboard.example:3000`): those listed, all (`true`, the default) or
   * none. Any page may then use the tokens that follow from the seed: list yours where that matters.
   */
  cors?: boolean | readonly string[];
  /** Where the admin API is served: beside the vendors' (default), on a port of its own (0 picks a free one), or not at all. */
  admin?: boolean | { port: number };
  /** Opens /__admin to whoever sends it as a bearer token, from anywhere. Without one: this machine only. */
  adminToken?: string;
  /** Tokens for seeded identities, by the variables that the check reads: CHATPACT_CHATWOOT_TOKEN and so on. */
  tokens?: Record<string, string | undefined>;
  /**
   * Documents of your own, path or URL by vendor; of several for one vendor, one document is made. Operations of theirs that
   * have no handler are answered by schema.
   */
  specs?: Partial<Record<VendorName, string | readonly string[]>>;
  /**
   * Folders and origins (`https://schemas.example.com`) that references of these documents may lead to, beside a
   * document's own folder, or for one from the web its own origin. Default: none.
   */
  specRoots?: string[];
  /** `community` hides what only the enterprise edition has. Default: enterprise. */
  edition?: Edition;
  /**
   * The zone of the servers, by its name in the IANA database: where a report of Rocket.Chat counts by day, the day begins
   * at its midnight. Default: UTC.
   */
  timezone?: string;
  /** Versions that the servers play: operations newer than that are not there. Default: the latest known. */
  versions?: Partial<Record<VendorName, string>>;
  /** Text of a fixture (NDJSON) to begin with, in place of seed, now, scale, profile, edition and versions. */
  fixture?: string;
  /** Name of a scenario that the default workspace begins with. */
  scenario?: string;
  /** How many workspaces may exist; the one used longest ago is dropped first. Default: 1000. */
  maxWorkspaces?: number;
  /**
   * Where whatever changes is written before it is answered: `file:FOLDER`, to go on there after a restart, or
   * `redis://host:6379/KEY`, which several servers share that answer alike. All begin with the same options. Default:
   * nowhere.
   */
  log?: string;
  /** Keep answers until something changes; the bytes are the same without. Default: true. */
  keepAnswers?: boolean;
  /** Seconds after which a workspace that nobody used is dropped. Default: 3600. */
  workspaceIdleSeconds?: number;
  /** Default: silent but for the mock's own failures. */
  logger?: MockLogger;
}
