import { findAt, isObject } from '../../specs/json.ts';
import { shapeOf, toSchemaSentence } from '../../specs/schema-sentence.ts';
import type { SchemaProblem } from '../../specs/validator.ts';
import { hideKeys } from '../echo.ts';
import { type FindingDraft, type Severity, toShownPointer } from '../finding.ts';
import { listPropertyNames } from '../property-names.ts';
import { type Check, isReadSomehow } from './check.ts';
import { findContent } from './content-type.ts';

/** Keywords of the closed form that say what a schema leaves open, by the name a finding gives them. */
const closedKeywords: Record<string, string> = {
  required: 'missing-field',
  unevaluatedProperties: 'undocumented-field',
  additionalProperties: 'undocumented-field',
  'false schema': 'write-only-field',
};

/**
 * The body satisfies its schema as published; what breaks only the closed form (a documented field that is missing, a
 * field that is not documented) is a warning, since the published schemas forbid neither.
 */
export const schema: Check = {
  id: 'schema',
  statement: 'The body satisfies its schema, as published and closed.',
  judge(subject) {
    // What is right to say to right input is judged where that was sent.
    if (isReadSomehow(subject)) return [];
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

/** What is wrong with so many members of a list is wrong with the list; a hostile one has a million. */
const mostMembers = 1000;

const samples = new WeakMap<object, unknown>();

/** Cut once: an answer is judged again under every amendment of the ledger. */
function sampleOf(body: { value: unknown }): unknown {
  const known = samples.get(body) ?? toSample(body.value);
  samples.set(body, known);
  return known;
}

/** A value with lists and objects cut to their first members. */
function toSample(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, mostMembers).map(toSample);
  if (!isObject(value)) return value;
  const keys = Object.keys(value).slice(0, mostMembers);
  return Object.fromEntries(keys.map((key) => [key, toSample(value[key])]));
}

/** A pointer as it may be shown. */
type Show = (pointer: string) => string;

function toDraft(problem: SchemaProblem, keyword: string, severity: Severity, body: unknown, show: Show): FindingDraft {
  const { expected } = problem;
  const actual = shapeOf(findAt(body, problem.pointer));
  const pointer = show(problem.pointer);
  const message = toSchemaSentence(problem, toShownPointer(pointer), actual);
  return { check: 'schema', pointer, keyword, message, expected, actual, severity };
}
