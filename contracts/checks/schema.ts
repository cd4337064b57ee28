import { findAt, isObject } from '../../specs/json/json.ts';
import { describeShape, toSchemaSentence } from '../../specs/schemas/sentence.ts';
import type { SchemaProblem } from '../../specs/schemas/validator.ts';
import { hideKeys } from '../exchanges/echo.ts';
import { listPropertyNames } from '../judge/property-names.ts';
import { type FindingDraft, type Severity, toShownPointer } from '../results/finding.ts';
import { type Check, isLenientlyAccepted } from './check.ts';
import { findContent } from './content-type.ts';

/** Keywords that only the closed form of a schema adds, with the name that a finding uses for each. */
const closedKeywords: Record<string, string> = {
  required: 'missing-field',
  unevaluatedProperties: 'undocumented-field',
  additionalProperties: 'undocumented-field',
  'false schema': 'write-only-field',
};

/**
 * Requires the body to satisfy its schema. A problem of the closed form alone (a documented field is missing, or a field
 * is not documented) is a warning, because the published schema forbids neither.
 */
export const schema: Check = {
  id: 'schema',
  statement: 'The body satisfies its schema, both as published and in closed form.',
  judge(subject) {
    // The response to bad input need not match the schema. Cases with valid input judge the schema.
    if (isLenientlyAccepted(subject)) return [];
    const { contract, operation, exchange } = subject;
    const { body, status } = exchange;
    const found = findContent({ operation, exchange });
    if (body.kind !== 'json' || !found) return [];
    const sample = sampleOf(body);
    const check = (form: 'published' | 'closed') =>
      contract.validator.checkResponse(operation, status, found.mediaType, sample, form) ?? [];
    const published = check('published');
    const known = new Set(published.map(({ pointer, keyword }) => `${pointer} ${keyword}`));
    const closed = check('closed').filter(({ pointer, keyword }) => !known.has(`${pointer} ${keyword}`));
    const names = exchange.isEchoing && listPropertyNames(contract, [operation.id]);
    const show: Show = (pointer) => (names ? hideKeys(pointer, names) : pointer);
    return [
      ...published.map((problem) => toDraft(problem, problem.keyword, 'violation', body.value, show)),
      ...closed.map((problem) =>
        toDraft(problem, closedKeywords[problem.keyword] ?? problem.keyword, 'warning', body.value, show),
      ),
    ];
  },
};

/** Members of a list or object that are validated. A hostile response may have a million. */
const maxMembers = 1000;

const samples = new WeakMap<object, unknown>();

/** Returns the sample of a body. It is kept, because a response is judged again under every amendment of the ledger. */
function sampleOf(body: { value: unknown }): unknown {
  const known = samples.get(body) ?? toSample(body.value);
  samples.set(body, known);
  return known;
}

/** A value with lists and objects cut to their first members. */
function toSample(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, maxMembers).map(toSample);
  if (!isObject(value)) return value;
  const keys = Object.keys(value).slice(0, maxMembers);
  return Object.fromEntries(keys.map((key) => [key, toSample(value[key])]));
}

/** Hides keys of a pointer that may be secrets. */
type Show = (pointer: string) => string;

function toDraft(problem: SchemaProblem, keyword: string, severity: Severity, body: unknown, show: Show): FindingDraft {
  const { expected } = problem;
  const actual = describeShape(findAt(body, problem.pointer));
  const pointer = show(problem.pointer);
  const message = toSchemaSentence(problem, toShownPointer(pointer), actual);
  return { check: 'schema', pointer, keyword, message, expected, actual, severity };
}
