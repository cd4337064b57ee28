// The parts of the admin API's responses that the console reads.

export type VendorName = 'chatwoot' | 'rocketchat';

export interface WorkspaceInfo {
  name: string;
  /** Base URL of the vendors' APIs in this workspace. */
  url: string;
  /** ISO 8601. */
  now: string;
  seed: number;
  scale: number;
  profile: string;
  edition: string;
  versions: Record<VendorName, string>;
}

export interface Identity {
  vendor: VendorName;
  role: string;
  name: string;
  account_id?: number;
  headers: Record<string, string>;
}

export interface JournalEntry {
  number: number;
  at: string;
  method: string;
  url: string;
  status: number;
  /** Milliseconds. */
  duration: number;
  vendor?: VendorName;
  operation?: string;
  deviations?: string[];
  refusal?: string;
  /** Types of the injected faults that applied to the request. */
  faults?: string[];
}

export interface Message {
  headers: [name: string, value: string][];
  body?: unknown;
  /** At least one secret in the body is replaced by `…`. */
  hasSecrets?: true;
}

export interface ShownExchange extends JournalEntry {
  /** Absent when the mock has dropped it in favour of newer exchanges. */
  exchange?: {
    caller?: { role: string; name: string };
    request: Message;
    response: Message;
  };
  documented?: { status: string; description: string } | null;
}

export interface FaultRule {
  id: number;
  effect: { type: string; status?: number; ms?: number };
  operation?: string;
  count?: number;
}

export interface Scenario {
  name: string;
  vendor: VendorName;
  title: string;
  story: string;
  now: string;
  profile?: string;
}

export interface ContributingEvents {
  count: number;
  events: unknown[];
}

export interface NumberExplanation {
  pointer: string;
  value: number | null;
  rule: string;
  window?: { from: string; until?: string };
  zone?: string;
  excluded: string[];
  contributing: ContributingEvents;
  subtracted?: ContributingEvents;
}

/** The `state` event of a workspace's stream. */
export interface StreamState {
  changes: number;
  now: string;
  ticking: boolean;
  faults: number;
  /** Grows with each report from a check or a proxy. */
  findings: number;
}

/** A run of a check or a proxy that reported to this mock. */
export interface ListedRun {
  run: string;
  source: 'check' | 'proxy';
  target: string;
  vendor: string;
  /** ISO 8601. */
  startedAt: string;
  /** Absent while it runs. */
  finishedAt?: string;
  /** Absent for a run that was interrupted. */
  exitCode?: number;
  failure?: string;
  counts: Record<string, number>;
  kept: number;
  dropped: number;
}
