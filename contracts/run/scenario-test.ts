import { randomBytes } from 'node:crypto';
import type { Contract } from '../../specs/contract.ts';
import { isSafe } from '../../specs/operations.ts';
import { judgeAnswer } from '../checks/index.ts';
import type { Client } from '../client.ts';
import { explain } from '../deviations.ts';
import { type Exchange, isSuccess, NetworkFailure, Postponed } from '../exchange.ts';
import { type Finding, type FindingDraft, toFindings } from '../finding.ts';
import type { ScenarioTestCase } from '../plan/case.ts';
import { findEntity, findRole } from '../plan/values.ts';
import { type RuleSubject, withRules } from '../plugins/judge-rules.ts';
import { PluginFailure } from '../plugins/plugin-failure.ts';
import { listPropertyNames } from '../property-names.ts';
import {
  Interrupted,
  type ScenarioContext,
  type ScenarioProblem,
  type ScenarioRequest,
} from '../scenario-tests/scenario-test.ts';
import { type Outcome, toVerdict } from '../verdict.ts';
import { resolveRequest, sendRequest, type World } from '../world.ts';
import { withinTime } from './within-time.ts';

/** A client for cleaning up: it still sends when the check's own was stopped. */
export type CleanupClient = Pick<Client, 'send'>;

/**
 * Runs a scenario test and cleans up after it, whatever happened: a failure, the end of the time, Ctrl+C.
 *
 * @param cleanup Sends what undoes the test.
 */
export async function runScenarioTest(each: ScenarioTestCase, world: World, cleanup: CleanupClient): Promise<Outcome> {
  const { scenarioTest, id, operation } = each;
  const answers: { request: ScenarioRequest; exchange: Exchange }[] = [];
  const problems: ScenarioProblem[] = [];
  const undoing: { what: string; request: ScenarioRequest }[] = [];
  const leftovers: string[] = [];
  const underWay = new Set<Promise<unknown>>();
  const whenIdle = async () => {
    while (underWay.size > 0) await Promise.allSettled(underWay);
  };
  let isOver = false;
  // A test may catch what stop() throws.
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
        throw new Interrupted(`${request.operation} answered ${exchange.status}`);
      }
      return exchange.body.value;
    },
    expect(what, pointer, actual, { exactly, atLeast }) {
      const expected = exactly ?? atLeast ?? 0;
      const isRight = actual !== undefined && (exactly === undefined ? actual >= expected : actual === expected);
      if (isRight) return;
      const due = exactly === undefined ? `at least ${expected}` : String(expected);
      const message = `Expected ${due} as "${what}". Got ${actual ?? 'nothing'}.`;
      problems.push({
        pointer,
        message,
        expected,
        actual: actual ?? null,
      });
    },
    cleanUp: (what, request) => undoing.push({ what, request }),
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
    // What was given up may go on, and must not change data after its cleanup.
    isOver = true;
    await whenIdle();
    for (const { what, request } of undoing.reverse()) {
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
    // A figure is read more than once; what is wrong with its answer is one thing.
    return [...new Map(all.map((finding) => [finding.fingerprint, finding])).values()];
  };
  const findings = explain(judge, world.contract, { ledger: world.ledger, operations: scenarioTest.operations });
  const outcome = { ...conclude(findings, answers.length, stopped, hasFailed), leftovers };
  return withRules(outcome, world.rules, toSubjects(answers, id, world.contract));
}

/** @param hasFailed Its own code failed: whatever it found, something was not judged. */
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

/** True for a change that was sent and not answered: it may have happened. */
function mayBeDone(error: unknown, { operation }: ScenarioRequest, { contract }: World): boolean {
  const found = contract.findOperation(operation);
  if (found && isSafe(found)) return false;
  return error instanceof NetworkFailure && !(error instanceof Postponed);
}

const asFull = { role: 'full' } as const;

function judgeStep(contract: Contract, caseId: string, request: ScenarioRequest, exchange: Exchange): Finding[] {
  const operation = contract.findOperation(request.operation);
  if (!operation) return [];
  const drafts = judgeAnswer({ contract, operation, expect: { kind: 'success' }, exchange, request: asFull });
  return toFindings(drafts, { operation: operation.id, caseId, curl: exchange.curl });
}

function toDraft(id: string, statement: string, { pointer, message, expected, actual }: ScenarioProblem): FindingDraft {
  const keyword = `story/${id}`;
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

async function send({ operation: id, path = {}, query = {}, body }: ScenarioRequest, world: World): Promise<Exchange> {
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
