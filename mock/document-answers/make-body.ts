import type { Contract } from '../../specs/contract.ts';
import type { Json, JsonObject } from '../../specs/json.ts';
import type { SchemaProblem } from '../../specs/validator.ts';
import { createFaker } from '../ambient.ts';
import { generate } from './values/generate.ts';
import { type Making, mostValues, type Spot, TooManyValues, unmakeable } from './values/making.ts';

/** What a body is made for. */
export interface BodyRequest {
  contract: Contract;
  schema: JsonObject;
  /** The history's seed, and what else decides the values. */
  seed: number;
  purpose: string;
  now: number;
  /** Schemas' own examples count. */
  usesExamples: boolean;
  echoes: ReadonlyMap<string, Json>;
  listIds(kind: string): readonly (number | string)[];
  /** Words of the resource that the body is, or is a list of. */
  owner: string;
  /** Words of a header's name; absent for a body. */
  words?: string;
}

/** How often a body is made anew, with what its schema complained of changed. */
const mostAttempts = 8;
/** Attempts from which on only what is required is made, and then what only requests have too. */
const firstMinimal = 5;
const firstWriteOnly = 6;

/**
 * A body that satisfies its schema, or the one that breaks it least.
 *
 * @throws TooManyValues
 */
export function makeBody(request: BodyRequest): { body: Json; problems: SchemaProblem[] } | undefined {
  const trouble: string[] = [];
  let best: { body: Json; problems: SchemaProblem[] } | undefined;
  let attempt = 0;
  while (attempt < mostAttempts) {
    const body = tryBody(request, trouble, attempt);
    attempt = body === tooLarge ? firstMinimal : attempt + 1;
    if (body === undefined || body === tooLarge) continue;
    const problems = request.contract.validator.checkSchema(request.schema, body);
    if (!best || problems.length < best.problems.length) best = { body, problems };
    if (problems.length === 0) break;
    trouble.push(...new Set(problems.map(({ pointer }) => pointer)));
  }
  return best;
}

const tooLarge = Symbol('too large');

/** Ways to make a body, from the fullest to what is left when nothing else satisfies the schema. */
function tryBody(
  request: BodyRequest,
  trouble: readonly string[],
  attempt: number,
): Json | typeof tooLarge | undefined {
  const making = createMaking(request, trouble, attempt);
  making.isMinimal = attempt >= firstMinimal;
  making.hasWriteOnly = attempt >= firstWriteOnly;
  const top: Spot = {
    pointer: '',
    words: request.words ?? '',
    owner: request.owner,
    depth: 0,
    listCount: 0,
    references: [],
  };
  try {
    const body = generate(making, request.schema, top);
    return body === unmakeable ? undefined : body;
  } catch (error) {
    // With less in it there may be room.
    if (error instanceof TooManyValues && !making.isMinimal) return tooLarge;
    throw error;
  }
}

function createMaking(request: BodyRequest, trouble: readonly string[], attempt: number): Making {
  const { contract, seed, purpose, now, usesExamples, echoes, listIds } = request;
  const isAt = (pointer: string, at: string) => at === pointer || at.startsWith(`${pointer}/`);
  return {
    document: contract.document,
    faker: createFaker(seed, attempt === 0 ? purpose : `${purpose} ${attempt}`),
    now,
    usesExamples,
    echoes,
    listIds,
    isMatch: (pattern, text) => contract.validator.checkSchema(toPatternSchema(contract, pattern), text).length === 0,
    troubleAt: (pointer) => trouble.filter((at) => isAt(pointer, at)).length,
    left: mostValues,
    isMinimal: false,
    hasWriteOnly: false,
  };
}

/** A schema for each pattern: validators know schemas by their identity. */
const patternSchemas = new WeakMap<Contract, Map<string, JsonObject>>();

function toPatternSchema(contract: Contract, pattern: string): JsonObject {
  const known = patternSchemas.get(contract) ?? new Map<string, JsonObject>();
  patternSchemas.set(contract, known);
  const schema = known.get(pattern) ?? { type: 'string', pattern };
  known.set(pattern, schema);
  return schema;
}
