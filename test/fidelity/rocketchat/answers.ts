import { readFileSync } from 'node:fs';
import type { JsonObject } from '../../../specs/json/json.ts';

/** A small workspace, as a list of events. */
export interface World {
  /** The time of its requests. */
  asOf?: string;
  /** Options of the seeded history. Absent: only the seeded users and rooms, long ago. */
  company?: { seed: number; now: string };
  events: JsonObject[];
}

/** A request and the recorded response of the vendor's code. */
export interface Answered {
  id: string;
  world: string;
  /** The time zone of the server. Default: UTC. */
  timezone?: string;
  request: { method: string; path: string; as?: string; body?: unknown };
  real: { status?: number; body?: unknown /** The request passes validation. */; passes?: true };
}

interface Answers {
  worlds: Record<string, World>;
  requests: Answered[];
}

const read = <Value>(name: string) => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8')) as Value;

/** Reads all responses, with absolute paths. */
export function readAnswers(): Answers {
  const { worlds, requests } = read<Answers>('answers.json');
  const toWhole = (path: string) => path.replace('~/', '/api/v1/engagement-dashboard/');
  return {
    worlds,
    requests: requests.map((each) => ({ ...each, request: { ...each.request, path: toWhole(each.request.path) } })),
  };
}

/** Reads the requests whose response differs from that of the vendor's code, with reasons. */
export const readKnownDifferences = () => read<Record<string, string>>('known-differences.json');
