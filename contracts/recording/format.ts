import type { Body } from '../exchanges/exchange.ts';
import type { OperationOptions } from '../options/operation-options.ts';
import type { Shard } from '../options/shard.ts';
import type { HeldRole } from '../vendor.ts';

/** Identifies a recording: a folder of three files, whose contents the types below describe. */
export const recordingFormat = 'chatpact.recording/1';

export const recordingFiles = {
  /** One {@link Manifest}. */
  manifest: 'recording.json',
  /** One {@link RecordedExchange} per line, in the order in which the plan first uses them. */
  exchanges: 'exchanges.ndjson',
  /** One {@link RecordedCase} per line, in the order of the plan. */
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
  /** The identities that had credentials. A recording does not contain the credentials. */
  roles: HeldRole[];
  /** Version and time of the target; absent if it could not be reached. Times are ISO 8601. */
  target?: { version?: string; now: string; window: { since: string; until: string } };
  /** The options that determined the plan. */
  options: {
    allowWrites: boolean;
    only?: readonly string[];
    exclude?: readonly string[];
    shard?: Shard;
    ids: Record<string, string>;
    operations: Readonly<Record<string, OperationOptions>>;
  };
}

/** One request and its response or failure. Equal requests with equal responses are stored once. */
export interface RecordedExchange {
  /** From 1. */
  id: number;
  request: { method: string; url: string; curl: string };
  answer: RecordedAnswer;
}

/** A response, or why there was none. */
export type RecordedAnswer =
  | {
      status: number;
      headers: Record<string, string>;
      body: Body;
      /** Name of the obstacle (such as a login page) that the response came from, if it is not the API's. */
      obstacle?: string;
    }
  | { failure: 'network' | 'postponed' | 'blocked'; message: string };

/** The ids of a case's exchanges, in the order of its requests. */
export interface RecordedCase {
  /** Id of the case; {@link beforeCases} for the requests that examined the target and looked up ids. */
  case: string;
  exchanges: number[];
}

/** Used as the case id of requests that precede all cases. */
export const beforeCases = '(target)';
