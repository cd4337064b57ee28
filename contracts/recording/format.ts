import type { Body } from '../exchange.ts';
import type { OperationOptions } from '../operation-options.ts';
import type { Shard } from '../shard.ts';
import type { HeldRole } from '../vendor.ts';

/** A folder of three files; what is in them, README and the types below say. */
export const recordingFormat = 'chatpact.recording/1';

export const recordingFiles = {
  /** One {@link Manifest}. */
  manifest: 'recording.json',
  /** A {@link RecordedExchange} a line, in the order in which the plan first came to them. */
  exchanges: 'exchanges.ndjson',
  /** A {@link RecordedCase} a line, in the order of the plan. */
  cases: 'cases.ndjson',
} as const;

/** What was checked, and how. */
export interface Manifest {
  format: typeof recordingFormat;
  /** The version of chatpact that wrote it. */
  writtenBy: string;
  vendor: string;
  /** Base URL of the target. */
  url: string;
  /** Identities that there were. Their secrets are no part of a recording. */
  roles: HeldRole[];
  /** What the target said of itself; absent when it could not be reached. Times are ISO 8601. */
  target?: { version?: string; now: string; window: { since: string; until: string } };
  /** What the plan followed from. */
  options: {
    allowWrites: boolean;
    only?: readonly string[];
    exclude?: readonly string[];
    shard?: Shard;
    ids: Record<string, string>;
    operations: Readonly<Record<string, OperationOptions>>;
  };
}

/** One request and what came of it; the same request with the same answer is there once. */
export interface RecordedExchange {
  /** From 1. */
  id: number;
  request: { method: string; url: string; curl: string };
  answer: RecordedAnswer;
}

/** An answer, or why there was none. */
export type RecordedAnswer =
  | {
      status: number;
      headers: Record<string, string>;
      body: Body;
      /** Name of what the answer looked like, when it did not look like an answer of the API. */
      obstacle?: string;
    }
  | { failure: 'network' | 'postponed' | 'blocked'; message: string };

/** The exchanges that a case went through, by their ids, in the order in which it asked. */
export interface RecordedCase {
  /** Id of the case; {@link beforeCases} for what was asked about the target, and to find ids. */
  case: string;
  exchanges: number[];
}

/** In place of a case's id. */
export const beforeCases = '(target)';
