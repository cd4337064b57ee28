import type { Contract } from '../../specs/contract.ts';
import type { Json, JsonObject } from '../../specs/json/json.ts';
import type { SchemaProblem } from '../../specs/schemas/validator.ts';
import { createFaker } from '../ambient.ts';
import { generateValue } from './values/generate.ts';
import {
  type GenerationContext,
  maxValues,
  TooManyValuesError,
  unsatisfiable,
  type ValueLocation,
} from './values/generation-context.ts';

/** Input of a generated body. */
export interface BodyRequest {
  contract: Contract;
  schema: JsonObject;
  /** The seed of the history, which decides the values together with `purpose`. */
  seed: number;
  purpose: string;
  now: number;
  /** Whether examples in schemas are used. */
  usesExamples: boolean;
  echoes: ReadonlyMap<string, Json>;
  listIds(kind: string): readonly (number | string)[];
  /** Words of the resource in the body, or of the items of its list. */
  owner: string;
  /** Words of the header name. Absent for a body. */
  words?: string;
}

/** Maximum number of attempts. Each one changes the values that violated the schema before. */
const maxAttempts = 8;
/** Later attempts contain only required properties, and then also write-only ones. */
const firstMinimalAttempt = 5;
const firstWriteOnlyAttempt = 6;

/**
 * Generates a body that satisfies its schema, or else the one with the fewest violations.
 *
 * @throws TooManyValues
 */
export function generateBody(request: BodyRequest): { body: Json; problems: SchemaProblem[] } | undefined {
  const trouble: string[] = [];
  let best: { body: Json; problems: SchemaProblem[] } | undefined;
  let attempt = 0;
  while (attempt < maxAttempts) {
    const body = tryBody(request, trouble, attempt);
    attempt = body === tooLarge ? firstMinimalAttempt : attempt + 1;
    if (body === undefined || body === tooLarge) continue;
    const problems = request.contract.validator.checkSchema(request.schema, body);
    if (!best || problems.length < best.problems.length) best = { body, problems };
    if (problems.length === 0) break;
    trouble.push(...new Set(problems.map(({ pointer }) => pointer)));
  }
  return best;
}

const tooLarge = Symbol('too large');

/** Generates a body. Later attempts generate smaller ones. */
function tryBody(
  request: BodyRequest,
  trouble: readonly string[],
  attempt: number,
): Json | typeof tooLarge | undefined {
  const making = createMaking(request, trouble, attempt);
  making.isMinimal = attempt >= firstMinimalAttempt;
  making.includesWriteOnly = attempt >= firstWriteOnlyAttempt;
  const top: ValueLocation = {
    pointer: '',
    words: request.words ?? '',
    owner: request.owner,
    depth: 0,
    listDepth: 0,
    references: [],
  };
  try {
    const body = generateValue(making, request.schema, top);
    return body === unsatisfiable ? undefined : body;
  } catch (error) {
    // A minimal body may be small enough.
    if (error instanceof TooManyValuesError && !making.isMinimal) return tooLarge;
    throw error;
  }
}

function createMaking(request: BodyRequest, trouble: readonly string[], attempt: number): GenerationContext {
  const { contract, seed, purpose, now, usesExamples, echoes, listIds } = request;
  const isAt = (pointer: string, at: string) => at === pointer || at.startsWith(`${pointer}/`);
  return {
    document: contract.document,
    faker: createFaker(seed, attempt === 0 ? purpose : `${purpose} ${attempt}`),
    now,
    usesExamples,
    requestValues: echoes,
    listIds,
    matchesPattern: (pattern, text) =>
      contract.validator.checkSchema(toPatternSchema(contract, pattern), text).length === 0,
    countProblemsAt: (pointer) => trouble.filter((at) => isAt(pointer, at)).length,
    valuesLeft: maxValues,
    isMinimal: false,
    includesWriteOnly: false,
  };
}

/** One schema object for each pattern, because the validator caches compiled schemas by object identity. */
const patternSchemas = new WeakMap<Contract, Map<string, JsonObject>>();

function toPatternSchema(contract: Contract, pattern: string): JsonObject {
  const known = patternSchemas.get(contract) ?? new Map<string, JsonObject>();
  patternSchemas.set(contract, known);
  const schema = known.get(pattern) ?? { type: 'string', pattern };
  known.set(pattern, schema);
  return schema;
}
