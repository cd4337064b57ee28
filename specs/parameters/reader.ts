import { isObject, type JsonObject } from '../json/json.ts';
import type { Operation, Parameter } from '../operations.ts';
import type { SchemaProblem } from '../schemas/validator.ts';
import { type DecodableParameter, type Decoded, decode, type SentValues } from './decode.ts';
import { findSentValues, type RequestParts } from './sent-values.ts';
import type { ParameterPlace } from './serialization.ts';

type WrittenParameter = Parameter & DecodableParameter;

/** A problem of a parameter, with its place. */
export type ParameterPlaceProblem = SchemaProblem & { in: ParameterPlace; name: string };

/** Validates one value against a parameter's schema. */
export interface ValueChecks {
  /** Converts text to the types of the schema, and validates it. */
  convert(schema: JsonObject, value: unknown): { value: unknown; problems: SchemaProblem[] };
  /** Validates a value with the right types against a published schema. */
  check(schema: JsonObject, value: unknown): SchemaProblem[];
}

/** The decoded values of a request's parameters by place. */
export interface ReadParts {
  parts: Record<ParameterPlace, Record<string, unknown>>;
  problems: ParameterPlaceProblem[];
}

export interface ParameterReader {
  /** The schema of the parts that the reader returns. */
  schema: JsonObject;
  read(request: RequestParts): ReadParts;
}

const places = ['path', 'query', 'header', 'cookie'] as const;

/** Creates a reader for the parameters of an operation. It copies parameters with plain serialization unchanged. */
export function createParameterReader({ parameters }: Operation, checks: ValueChecks): ParameterReader {
  const written = parameters.filter((each): each is WrittenParameter => each.serialization !== undefined);
  const plain = parameters.filter((each) => each.serialization === undefined);
  const listNames = plain.filter((each) => each.in === 'query' && each.schema.type === 'array').map(({ name }) => name);
  const headerNames = plain.filter((each) => each.in === 'header').map(({ name }) => name.toLowerCase());
  const queryNames = new Set(parameters.filter((each) => each.in === 'query').map(({ name }) => name));
  const isOthers = (name: string) => queryNames.has(name);
  return {
    schema: toRequestSchema(parameters),
    read(request) {
      const parts = {
        path: { ...request.path },
        query: copyQuery(listNames, request),
        header: copyHeaders(headerNames, request.headers),
        cookie: {},
      };
      return written.length === 0
        ? { parts, problems: [] }
        : readWritten(written, { request, parts, checks, isOthers });
    },
  };
}

/** Copies a query. A single value of a list parameter becomes a list. */
function copyQuery(listNames: readonly string[], { query, lists, repeatedValues }: RequestParts) {
  // No prototype, so that a parameter may be named __proto__.
  const copy: Record<string, unknown> = Object.create(null);
  for (const name of Object.keys(query)) copy[name] = query[name];
  for (const name in lists) copy[name] = [...(lists[name] ?? [])];
  for (const name of listNames) {
    const bare = name.endsWith('[]') ? name.slice(0, -2) : undefined;
    const all = bare === undefined ? ownList(repeatedValues, name) : ownList(lists, bare);
    if (all && !Array.isArray(copy[name])) copy[name] = [...all];
    else if (typeof copy[name] === 'string') copy[name] = [copy[name]];
  }
  return copy;
}

const ownList = (lists: RequestParts['lists'], name: string) =>
  lists !== undefined && Object.hasOwn(lists, name) ? lists[name] : undefined;

/** Copies the headers that an operation accepts, with lower-case names. */
function copyHeaders(names: readonly string[], headers: Record<string, unknown>): Record<string, unknown> {
  if (names.length === 0) return {};
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => {
      const lower = name.toLowerCase();
      return names.includes(lower) ? [[lower, value]] : [];
    }),
  );
}

interface Reading {
  request: RequestParts;
  parts: ReadParts['parts'];
  checks: ValueChecks;
  isOthers: (name: string) => boolean;
}

function readWritten(written: readonly WrittenParameter[], reading: Reading): ReadParts {
  const { request, parts, checks, isOthers } = reading;
  const sent = new Map<ParameterPlace, SentValues>();
  const problems: ParameterPlaceProblem[] = [];
  for (const parameter of written) {
    const { in: place, name } = parameter;
    const here = sent.get(place) ?? findSentValues(place, request);
    sent.set(place, here);
    const key = keyOf(parameter);
    const decoded = decode(parameter, here, isOthers);
    if (!decoded) {
      delete parts[place][key];
      continue;
    }
    const read = 'mistake' in decoded ? toMistaken(decoded.mistake, here, name) : choose(decoded, parameter, checks);
    parts[place][key] = read.value;
    problems.push(...read.problems.map((problem) => toPlaced(problem, place, name)));
  }
  return { parts, problems };
}

type Chosen = { value: unknown; problems: SchemaProblem[] };

const toMistaken = (mistake: string, { valuesOf }: SentValues, name: string): Chosen => ({
  value: valuesOf(name).at(-1),
  problems: [{ pointer: '', keyword: 'style', message: mistake, expected: mistake }],
});

/** Returns the first candidate that the schema accepts, else the problems of the first one. */
function choose(
  { candidates, isTyped, isFree }: Exclude<Decoded, { mistake: string }>,
  { schema, published }: Parameter,
  checks: ValueChecks,
): Chosen {
  if (isFree) return { value: candidates[0], problems: [] };
  const check = (value: unknown): Chosen => ({
    value,
    problems: isObject(published) ? checks.check(published, value) : [],
  });
  const all = candidates.map((value) => (isTyped ? check(value) : checks.convert(schema, value)));
  return all.find(({ problems }) => problems.length === 0) ?? (all[0] as Chosen);
}

/** Adds the place of a parameter, and the place in its value, to a problem. */
function toPlaced(problem: SchemaProblem, place: ParameterPlace, name: string): ParameterPlaceProblem {
  const within = problem.pointer.slice(1).replaceAll('/', '.');
  const message = within === '' ? problem.message : `${within} ${problem.message}`;
  return { ...problem, in: place, name, pointer: `/${place}/${name}${problem.pointer}`, message };
}

const keyOf = ({ in: place, name }: Parameter) => (place === 'header' ? name.toLowerCase() : name);

/** Parameters with their own serialization are validated separately, so the combined schema accepts any value for them. */
function toSchema({ serialization, schema }: Parameter): JsonObject {
  if (!serialization) return schema;
  return schema.default === undefined ? {} : { default: schema.default };
}

function toRequestSchema(parameters: readonly Parameter[]): JsonObject {
  const properties = Object.fromEntries(
    places.map((place) => {
      const here = parameters.filter((parameter) => parameter.in === place);
      return [
        place,
        {
          type: 'object',
          required: here.filter((parameter) => parameter.required).map(keyOf),
          properties: Object.fromEntries(here.map((each) => [keyOf(each), toSchema(each)])),
        },
      ];
    }),
  );
  return { type: 'object', properties } as JsonObject;
}
