import { randomBytes } from 'node:crypto';
import type { Contract } from '../../specs/contract.ts';
import { isSafe } from '../../specs/operations.ts';
import { type CheckContext, resolveRequest, sendRequest } from '../check-context.ts';
import { judgeAnswer } from '../checks/index.ts';
import type { Client } from '../client/client.ts';
import { type Exchange, isSuccess, NetworkFailure, PostponedRequest } from '../exchanges/exchange.ts';
import { listPropertyNames } from '../judge/property-names.ts';
import type { ScenarioTestCase } from '../plan/case.ts';
import { findEntity, findRole } from '../plan/values.ts';
import { type RuleSubject, withRules } from '../plugins/judge-rules.ts';
import { PluginFailure } from '../plugins/plugin-failure.ts';
import { type Finding, type FindingDraft, toFindings } from '../results/finding.ts';
import { type Outcome, toVerdict } from '../results/verdict.ts';
import {
  Interrupted,
  type ScenarioContext,
  type ScenarioProblem,
  type ScenarioRequest,
} from '../scenario-tests/scenario-test.ts';
import { explainFindings } from '../suppressions/known-deviations.ts';
import { withinTime } from './within-time.ts';

/** A client for cleanup. It still sends requests after the client of the check was stopped. */
export type CleanupClient = Pick<Client, 'send'>;

/**
 * Runs a scenario test and cleans up after it, even after a failure, a timeout or Ctrl+C.
 *
 * @param cleanup Sends the cleanup requests.
 */
export async function runScenarioTest(
  each: ScenarioTestCase,
  world: CheckContext,
  cleanup: CleanupClient,
): Promise<Outcome> {
  const { scenarioTest, id, operation } = each;
  const answers: { request: ScenarioRequest; exchange: Exchange }[] = [];
  const problems: ScenarioProblem[] = [];
  const cleanups: { what: string; request: ScenarioRequest }[] = [];
  const leftovers: string[] = [];
  const underWay = new Set<Promise<unknown>>();
  const whenIdle = async () => {
    while (underWay.size > 0) await Promise.allSettled(underWay);
  };
  let isOver = false;
  // Kept separately, because a test may catch the error of stop().
  let stopReason: string | undefined;

  const context: ScenarioContext = {
    tag: world.tag ?? `chatpact-${randomBytes(4).toString('hex')}`,
    now: world.now,
    async send(request) {
      if (isOver) throw new Interrupted('it is over');
      const sending = send(request, world);
      underWay.add(sending);
      const exchange = await sending
        .finally(() => underWay.delete(sending))
        .catch((error) => {
          if (mayBeDone(error, request, world))
            leftovers.push(`perhaps what ${request.operation} makes (${context.tag})`);
          throw error;
        });
      answers.push({ request, exchange });
      if (!isSuccess(exchange.status) || exchange.body.kind !== 'json') {
        throw new Interrupted(`${request.operation} returned ${exchange.status}`);
      }
      return exchange.body.value;
    },
    expect(what, pointer, actual, { exactly, atLeast }) {
      const expected = exactly ?? atLeast ?? 0;
      const isRight = actual !== undefined && (exactly === undefined ? actual >= expected : actual === expected);
      if (isRight) return;
      const expectation = exactly === undefined ? `at least ${expected}` : String(expected);
      const message = `Expected ${expectation} as "${what}". Got ${actual ?? 'nothing'}.`;
      problems.push({
        pointer,
        message,
        expected,
        actual: actual ?? null,
      });
    },
    cleanUp: (what, request) => cleanups.push({ what, request }),
    leave: (what) => leftovers.push(what),
    stop(reason) {
      stopReason ??= reason;
      throw new Interrupted(reason);
    },
  };

  let stopped: string | undefined;
  let hasFailed = false;
  try {
    await withinTime(scenarioTest.run(context), { signal: world.signal, whenIdle });
    stopped = stopReason;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    stopped = error.message;
    hasFailed = error instanceof PluginFailure;
  } finally {
    // A test that was given up may still run. It must not change data after its cleanup.
    isOver = true;
    await whenIdle();
    for (const { what, request } of cleanups.reverse()) {
      const isDone = await send(request, { ...world, client: { ...world.client, send: cleanup.send } }).then(
        ({ status }) => isSuccess(status),
        () => false,
      );
      if (!isDone) leftovers.push(what);
    }
  }

  const curl = answers.map(({ exchange }) => exchange.curl).join('\n');
  const judge = (contract: Contract): Finding[] => {
    const ofAnswers = answers.flatMap(({ request, exchange }) => judgeStep(contract, id, request, exchange));
    const ofFigures = problems.map((problem) => toDraft(scenarioTest.id, scenarioTest.statement, problem));
    const all = [...ofAnswers, ...toFindings(ofFigures, { operation, caseId: id, curl })];
    // A figure may be read several times. A problem of its response is one finding.
    return [...new Map(all.map((finding) => [finding.fingerprint, finding])).values()];
  };
  const findings = explainFindings(judge, world.contract, {
    ledger: world.ledger,
    operations: scenarioTest.operations,
  });
  const outcome = { ...conclude(findings, answers.length, stopped, hasFailed), leftovers };
  return withRules(outcome, world.rules, toSubjects(answers, id, world.contract));
}

/** @param hasFailed True if the test's own code failed, so that it did not judge everything. */
function conclude(findings: Finding[], sent: number, stopped: string | undefined, hasFailed: boolean): Outcome {
  if (stopped === undefined && sent === 0) return { verdict: 'vacuous', reason: 'it sent no request', findings };
  const verdict = toVerdict(findings, 'pass');
  if (stopped === undefined || (verdict === 'violation' && !hasFailed)) return { verdict, findings };
  return { verdict: 'inconclusive', reason: `the scenario test stopped: ${stopped}`, findings };
}

function toSubjects(
  answers: readonly { request: ScenarioRequest; exchange: Exchange }[],
  caseId: string,
  contract: Contract,
): RuleSubject[] {
  return answers.flatMap(({ request, exchange }) => {
    const operation = contract.findOperation(request.operation);
    const names = listPropertyNames(contract, [request.operation]);
    return operation ? [{ operation, exchange, expect: { kind: 'success' as const }, caseId, names }] : [];
  });
}

/** Whether a change was sent but not answered, so that it may have happened. */
function mayBeDone(error: unknown, { operation }: ScenarioRequest, { contract }: CheckContext): boolean {
  const found = contract.findOperation(operation);
  if (found && isSafe(found)) return false;
  return error instanceof NetworkFailure && !(error instanceof PostponedRequest);
}

const asFull = { role: 'full' } as const;

function judgeStep(contract: Contract, caseId: string, request: ScenarioRequest, exchange: Exchange): Finding[] {
  const operation = contract.findOperation(request.operation);
  if (!operation) return [];
  const drafts = judgeAnswer({ contract, operation, expect: { kind: 'success' }, exchange, request: asFull });
  return toFindings(drafts, { operation: operation.id, caseId, curl: exchange.curl });
}

function toDraft(id: string, statement: string, { pointer, message, expected, actual }: ScenarioProblem): FindingDraft {
  const keyword = `scenario-test/${id}`;
  return {
    check: 'relation',
    pointer,
    keyword,
    message: `${statement} ${message}`,
    expected,
    actual,
    severity: 'violation',
  };
}

async function send(
  { operation: id, path = {}, query = {}, body }: ScenarioRequest,
  world: CheckContext,
): Promise<Exchange> {
  const operation = world.contract.findOperation(id);
  if (!operation) throw new Interrupted(`the document has no operation ${id}`);
  const required = operation.parameters.filter((each) => each.in === 'path').map(({ name }) => name);
  const places = Object.fromEntries(
    required.map((name) => [name, { entity: findEntity(world.vendor, operation.id, name) ?? name }]),
  );
  const role = findRole(operation, world.vendor);
  const request = { path: { ...places, ...path }, query, role, body };
  const resolved = await resolveRequest(world, operation, request);
  if ('reason' in resolved) throw new Interrupted(resolved.reason);
  return sendRequest(world, operation, resolved, request);
}
