import { readFileSync } from 'node:fs';
import type { WrittenEvent } from '../../../mock/library/workspace.ts';
import type { Json, JsonObject } from '../../../specs/json/json.ts';

// What the vendor's own code answered: worlds.ndjson has a line about its origin, and then a line a case. The worlds and
// requests are this project's; the answers were recorded once and are never written by hand.

/** Something that happens in a world: time passes, an event of no API, or a request whose status is known. */
export type Step =
  | readonly [at: string]
  | readonly [at: string, event: { type: string } & JsonObject]
  | readonly [at: string, as: string, route: string, body: Json, status: number];

/** A request and the real answer. */
export interface Question {
  /** Its time, where it is not the case's. */
  at?: string;
  /** Who asks, where it is not the administrator. */
  as?: string;
  /** Path below /api/. */
  path: string;
  /** Dotted paths of the members that count; everything when absent. */
  only?: string[];
  status: number;
  /** Absent where the server failed: its error page was not recorded. */
  body?: Json;
}

export interface World {
  name: string;
  /** The rule that it is about. */
  cause: string;
  /** When its clock starts. */
  from: string;
  /** When its requests are asked. */
  at: string;
  steps: Step[];
  requests: Question[];
}

export interface Recording {
  source: { server: string; how: string; license: string };
  /** Ids of users by the words that steps use for them. */
  people: Record<string, number | string>;
  /** What was there before every world. */
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
