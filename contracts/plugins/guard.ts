import { isObject, type Json } from '../../specs/json/json.ts';
import { describeShape } from '../../specs/schemas/sentence.ts';
import {
  maxFollowedReads,
  type Reading,
  type Relation,
  type RelationOutcome,
  type RelationProblem,
} from '../relations/relation.ts';
import { PluginFailure, toPluginFailure } from './plugin-failure.ts';
import { toReads } from './read-values.ts';
import type { Rule, RuleAnswer } from './rule.ts';

/**
 * Calls a function of a plugin, and validates the result.
 *
 * @param read Converts the result; returns undefined for an invalid result.
 * @throws PluginFailure if the function throws or its result is invalid.
 */
function call<Result>(part: string, run: () => unknown, read: (result: unknown) => Result | undefined, due: string) {
  let returned: unknown;
  let result: Result | undefined;
  try {
    returned = run();
    result = read(returned);
  } catch (error) {
    throw toPluginFailure(part, error);
  }
  if (result !== undefined) return result;
  // A rejection of this unexpected promise must not end the process.
  if (returned instanceof Promise) returned.catch(() => undefined);
  throw new PluginFailure(`${part} must return ${due}, and returned ${toKind(returned)}`);
}

function toKind(value: unknown): string {
  if (value instanceof Promise) return 'a promise';
  return Array.isArray(value) ? 'another list' : typeof value;
}

/** Maximum length of a value in reports. Of longer values, only the shape is shown. */
const maxValueLength = 2000;
const maxPointerLength = 1000;

/** A value as JSON for reports. */
function toJson(value: unknown): Json {
  const text = JSON.stringify(value) ?? 'null';
  return text.length > maxValueLength ? describeShape(value) : JSON.parse(text);
}

function readProblem(value: unknown): RelationProblem | undefined {
  if (!isObject(value)) return undefined;
  const { pointer, message, expected, actual, cause } = value;
  if (typeof pointer !== 'string' || typeof message !== 'string') return undefined;
  if (cause !== undefined && typeof cause !== 'string') return undefined;
  return {
    pointer: pointer.slice(0, maxPointerLength),
    message,
    expected: toJson(expected),
    actual: toJson(actual),
    ...(cause !== undefined && { cause }),
  };
}

function readProblems(value: unknown): RelationProblem[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const read = value.map(readProblem);
  return read.some((each) => each === undefined) ? undefined : (read as RelationProblem[]);
}

const problems = 'a list of { pointer, message, expected, actual }';

function readOutcome(value: unknown): RelationOutcome | undefined {
  if (!isObject(value)) return undefined;
  const { unreadable, compared } = value;
  if ('unreadable' in value) return typeof unreadable === 'string' ? { unreadable } : undefined;
  const found = readProblems(value.problems);
  const isCount = typeof compared === 'number' && compared >= 0;
  return found && isCount ? { problems: found, compared } : undefined;
}

/** Copies the responses, since other cases use them too, and a plugin may modify a list in place. */
const toCopies = (readings: readonly Reading[]) =>
  readings.map((reading) => ({ ...reading, body: structuredClone(reading.body) }));

/**
 * Wraps a relation so that its functions cannot end the check or change the data of other cases.
 *
 * @param id The id of the relation in the check.
 */
export function guardRelation(relation: Relation, id: string): Relation {
  const { statement, operations, tolerance, cause, doubt } = relation;
  const part = `the relation "${id}"`;
  const due = `{ problems: ${problems}, compared: a number } or { unreadable: a string }`;
  return {
    ...{ id, statement, operations, tolerance, cause },
    reads: toReads(relation.reads) ?? [],
    judge: (readings) => call(part, () => relation.judge(toCopies(readings)), readOutcome, due),
    ...(relation.follow && {
      follow(readings: readonly Reading[]) {
        const reads = call(
          `follow of ${part}`,
          () => relation.follow?.(toCopies(readings)),
          toReads,
          'a list of { operation, path, query, window }',
        );
        if (reads.length <= maxFollowedReads) return reads;
        throw new PluginFailure(`follow of ${part} returned ${reads.length} reads; the maximum is ${maxFollowedReads}`);
      },
    }),
    ...(doubt && {
      doubt: {
        reads: toReads(doubt.reads) ?? [],
        find(readings: readonly Reading[]) {
          const read = (found: unknown) => (found === undefined ? '' : typeof found === 'string' ? found : undefined);
          const reason = call(`doubt of ${part}`, () => doubt.find(toCopies(readings)), read, 'a string or undefined');
          return reason === '' ? undefined : reason;
        },
      },
    }),
  };
}

/** Wraps a rule so that its function cannot end the check or change the data of other cases. */
export function guardRule(rule: Rule, id: string): Rule {
  const { statement, operations, severity } = rule;
  const toCopy = (answer: RuleAnswer) => ({ ...answer, body: structuredClone(answer.body) });
  return {
    ...{ id, statement, operations, severity },
    judge: (answer) => call(`the rule "${id}"`, () => rule.judge(toCopy(answer)), readProblems, problems),
  };
}
