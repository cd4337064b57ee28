import { readFileSync } from 'node:fs';
import type { JsonObject } from '../../../specs/json/json.ts';

/** A small workspace, as events that somebody writes. */
export interface World {
  /** Where the clock stands when it is asked. */
  asOf?: string;
  /** The seeded company that is there as well; absent: only its people, long ago. */
  company?: { seed: number; now: string };
  events: JsonObject[];
}

/** A request, and what the vendor's own code answered. */
export interface Answered {
  id: string;
  world: string;
  /** The server's, where it is not UTC. */
  timezone?: string;
  request: { method: string; path: string; as?: string; body?: unknown };
  real: { status?: number; body?: unknown /** No refusal of a validator. */; passes?: true };
}

interface Answers {
  worlds: Record<string, World>;
  requests: Answered[];
}

const read = <Value>(name: string) => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8')) as Value;

/** All answers, with whole paths. */
export function readAnswers(): Answers {
  const { worlds, requests } = read<Answers>('answers.json');
  const toWhole = (path: string) => path.replace('~/', '/api/v1/engagement-dashboard/');
  return {
    worlds,
    requests: requests.map((each) => ({ ...each, request: { ...each.request, path: toWhole(each.request.path) } })),
  };
}

/** Requests that are not answered as by the vendor's code, and why. */
export const readKnownDifferences = () => read<Record<string, string>>('known-differences.json');
