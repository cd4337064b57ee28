import type { Window } from '../../specs/behaviour.ts';
import type { Profile } from '../../specs/profiles.ts';
import type { VendorName } from '../../specs/vendors.ts';
import type { JournalEntry } from '../journal/journal.ts';
import type { ListedRun, ReportedFinding } from '../journal/run-store.ts';
import type { UnservedCall } from '../journal/unserved-calls.ts';
import type { LogHealth } from '../storage/command-log.ts';
import type { ReportChart } from '../vendor-interface/report-chart.ts';
import type { Scenario } from '../vendor-interface/scenario.ts';
import type { Edition } from '../workspaces/editions.ts';

// The bodies of the admin API's responses. The console imports these types, so this file and its imports contain no code
// for Node.js.

export type { VendorName } from '../../specs/vendors.ts';
export type { Explanation, NumberExplanation } from '../explanation.ts';
export type { FaultRule, NumberedRule } from '../faults/injected-fault.ts';
export type { JournalEntry } from '../journal/journal.ts';
export type { ListedRun, ReportedFinding } from '../journal/run-store.ts';
export type { UnservedCall, UnservedReason } from '../journal/unserved-calls.ts';
export type { Identity } from '../vendor-interface/identity.ts';
export type { Scenario } from '../vendor-interface/scenario.ts';

export interface Health {
  status: 'ok' | 'degraded';
  /** The version of chatpact. */
  version: string;
  /** The workspace's time, ISO 8601. */
  now: string;
  seed: number;
  /** Only for a log that can fail. */
  log?: LogHealth;
}

export interface WorkspaceInfo {
  name: string;
  /** Base URL of the vendors' APIs in this workspace. */
  url: string;
  /** ISO 8601. */
  now: string;
  seed: number;
  scale: number;
  profile: Profile;
  edition: Edition;
  /** IANA name. */
  timezone: string;
  versions: Readonly<Partial<Record<VendorName, string>>>;
}

/** A vendor that the mock serves. */
export interface ServedVendor {
  name: VendorName;
  /** The vendor's name as it is written: Rocket.Chat. */
  title: string;
  /** The version of the server that this workspace emulates, x.y.z. */
  version: string;
  /** Example paths, with reports about the month before the workspace's time. */
  samples: string[];
  charts: ServedChart[];
}

/** A {@link ReportChart} with its defaults, and the path and window of its operation. */
export interface ServedChart
  extends Pick<ReportChart, 'id' | 'title' | 'note' | 'label'>,
    Required<Pick<ReportChart, 'rows' | 'values' | 'unit'>> {
  /** Path and query of the report, without the window. */
  path: string;
  /** The query parameters of the window; absent if the report has none. */
  window?: Window;
  /** Whether `GET /__admin/explain` explains the numbers. */
  isExplained: boolean;
}

/** A request and its response for display. Secrets are replaced by `…`. */
export interface ShownExchange extends JournalEntry {
  /** The request and response; absent if newer exchanges have replaced them. */
  exchange?: {
    /** The seeded identity of the caller. */
    caller?: { role: string; name: string };
    request: ShownMessage;
    response: ShownMessage;
  };
  /** The contract's description of the response; null if the contract does not have the status. */
  documented?: { status: string; description: string } | null;
}

export interface ShownMessage {
  headers: [name: string, value: string][];
  /** Parsed if it is JSON, otherwise text; absent if there was no body or if it was too large to keep. */
  body?: unknown;
  /** Secrets were replaced, so the body differs from the one that was sent. */
  hasSecrets?: true;
}

/** The requests that no operation served. The most frequent come first. */
export interface UnservedList {
  unserved: UnservedCall[];
}

/** Number of rows by vendor and table. */
export type RowCounts = Record<string, Record<string, number>>;

export type ListedScenario = Pick<Scenario, 'name' | 'vendor' | 'title' | 'description' | 'now' | 'profile'>;

/** The latest runs of checks and proxies, and the number of runs that were dropped because of the limit. */
export interface RunList {
  runs: ListedRun[];
  dropped: number;
}

/** A run with its findings, in the order in which they arrived. */
export type RunDetails = ListedRun & { findings: ReportedFinding[] };

/** The `state` event of a workspace's stream. */
export interface StreamState {
  /** Increases with every change that a response can depend on. */
  changes: number;
  /** ISO 8601. */
  now: string;
  ticking: boolean;
  /** Number of injected faults. */
  faults: number;
  /** Increases with every report of a check or proxy. */
  findings: number;
}
