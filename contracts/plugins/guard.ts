import { isObject } from '../../specs/json.ts';
import { BlockedRequest, NetworkFailure } from '../exchange.ts';
import type { Doubt, Reading, Relation, RelationOutcome, RelationProblem } from '../relations/relation.ts';
import { Interrupted, type ScenarioTest } from '../scenario-tests/scenario-test.ts';
import { PluginFailure, toPluginFailure } from './plugin-failure.ts';
import type { Rule, RuleAnswer } from './rule.ts';

/** Calls a function of a plugin. Throws {@link PluginFailure} for whatever goes wrong in it. */
function call<Result>(
  part: string,
  run: () => unknown,
  isRight: (result: unknown) => result is Result,
  due: string,
): Result {
  let result: unknown;
  try {
    result = run();
  } catch (error) {
    throw toPluginFailure(part, error);
  }
  if (isRight(result)) return result;
  const got = result instanceof Promise ? 'a promise' : Array.isArray(result) ? 'another list' : typeof result;
  // Nothing waits for it.
  if (result instanceof Promise) result.catch(() => undefined);
  throw new PluginFailure(`${part} must return ${due}, and returned ${got}`);
}

const isProblem = (value: unknown): value is RelationProblem =>
  isObject(value) && typeof value.pointer === 'string' && typeof value.message === 'string';
const isProblems = (value: unknown): value is RelationProblem[] => Array.isArray(value) && value.every(isProblem);
const problems = 'a list of { pointer, message, expected, actual }';

function isOutcome(value: unknown): value is RelationOutcome {
  if (!isObject(value)) return false;
  if ('unreadable' in value) return typeof value.unreadable === 'string';
  return isProblems(value.problems) && typeof value.compared === 'number';
}

const isReads = (value: unknown): value is Relation['reads'] =>
  Array.isArray(value) && value.every((each) => isObject(each) && typeof each.operation === 'string');

const isReason = (value: unknown): value is string | undefined => value === undefined || typeof value === 'string';

/** Copies, since other cases read the same answers and a plugin may sort a list in place. */
const toCopies = (readings: readonly Reading[]) =>
  readings.map((reading) => ({ ...reading, body: structuredClone(reading.body) }));

/** A relation whose own functions cannot end the check, or change what others read. */
export function guardRelation(relation: Relation, part: string): Relation {
  const { follow, doubt } = relation;
  const due = `{ problems: ${problems}, compared: a number } or { unreadable: a text }`;
  return {
    ...relation,
    judge: (readings) => call(part, () => relation.judge(toCopies(readings)), isOutcome, due),
    ...(follow && {
      follow: (readings: readonly Reading[]) =>
        call(
          `follow of ${part}`,
          () => follow.call(relation, toCopies(readings)),
          isReads,
          'a list of { operation, … }',
        ),
    }),
    ...(doubt && {
      doubt: {
        reads: doubt.reads,
        find: (readings) =>
          call(`doubt of ${part}`, () => doubt.find(toCopies(readings)), isReason, 'a text or undefined'),
      } satisfies Doubt,
    }),
  };
}

/** A rule whose function cannot end the check, or change what others read. */
export function guardRule(rule: Rule, part: string): Rule {
  const toCopy = (answer: RuleAnswer) => ({ ...answer, body: structuredClone(answer.body) });
  return { ...rule, judge: (answer) => call(part, () => rule.judge(toCopy(answer)), isProblems, problems) };
}

/** What the check itself throws into a scenario test, and takes back. */
const isOfCheck = (error: unknown) =>
  error instanceof Interrupted || error instanceof NetworkFailure || error instanceof BlockedRequest;

/** A scenario test whose function cannot end the check. */
export function guardScenarioTest(test: ScenarioTest, part: string): ScenarioTest {
  return {
    ...test,
    async run(context) {
      try {
        await test.run(context);
      } catch (error) {
        throw isOfCheck(error) ? error : toPluginFailure(part, error);
      }
    },
  };
}
