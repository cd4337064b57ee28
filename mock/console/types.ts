/** What the admin API answers, as far as the console reads it. */

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
  /** Types of injected faults that it met. */
  faults?: string[];
}

export interface Message {
  headers: [name: string, value: string][];
  body?: unknown;
  /** Something in the body reads `…`. */
  hasSecrets?: true;
}

export interface ShownExchange extends JournalEntry {
  /** Absent when newer ones have taken its place. */
  exchange?: {
    caller?: { role: string; name: string };
    request: Message;
    response: Message;
  };
  documented?: { status: string; description: string } | null;
}

export interface Fault {
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

export interface Contributing {
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
  contributing: Contributing;
  subtracted?: Contributing;
}

/** What a stream tells of a workspace. */
export interface StreamState {
  changes: number;
  now: string;
  ticking: boolean;
  faults: number;
  /** Grows with everything that a check or a proxy tells. */
  findings: number;
}

/** A check or a proxy that told of itself. */
export interface ListedRun {
  run: string;
  source: 'check' | 'proxy';
  target: string;
  vendor: string;
  /** ISO 8601. */
  startedAt: string;
  /** Absent while it runs. */
  finishedAt?: string;
  /** Absent of one that broke off. */
  exitCode?: number;
  failure?: string;
  counts: Record<string, number>;
  kept: number;
  dropped: number;
}
