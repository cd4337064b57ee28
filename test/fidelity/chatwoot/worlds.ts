import { readFileSync } from 'node:fs';
import type { WrittenEvent } from '../../../mock/library/workspace.ts';
import type { Json, JsonObject } from '../../../specs/json/json.ts';

// Recorded responses of the vendor's own code. worlds.ndjson has a line about the recording, and then one line for each
// case. The worlds and requests were written for this project. The responses were recorded, and are never edited.

/** A step of a world: time passes, an event without an API happens, or a request is sent and its status compared. */
export type Step =
  | readonly [at: string]
  | readonly [at: string, event: { type: string } & JsonObject]
  | readonly [at: string, as: string, route: string, body: Json, status: number];

/** A request and the recorded response. */
export interface Question {
  /** Its time, if it differs from that of the case. */
  at?: string;
  /** The caller. Default: the administrator. */
  as?: string;
  /** Path below /api/. */
  path: string;
  /** Dotted paths of the compared members. Absent: all. */
  only?: string[];
  status: number;
  /** Absent if the server failed, since its error page was not recorded. */
  body?: Json;
}

export interface World {
  name: string;
  /** The rule that the case covers. */
  cause: string;
  /** Initial time of its clock. */
  from: string;
  /** Time of its requests. */
  at: string;
  steps: Step[];
  requests: Question[];
}

export interface Recording {
  source: { server: string; how: string; license: string };
  /** User ids by their names in steps. */
  people: Record<string, number | string>;
  /** The initial state of every world. */
  before: WrittenEvent[];
  worlds: World[];
}

/** Reads the recorded worlds. */
export function readRecording(): Recording {
  const text = readFileSync(new URL('./worlds.ndjson', import.meta.url), 'utf8');
  const [head, ...worlds] = text
    .trim()
    .split('\n')
    .map((line): JsonObject => JSON.parse(line));
  return { ...head, worlds } as unknown as Recording;
}
