import semver from 'semver';
import { describeUnexpectedError } from '../../error-trace.ts';
import { UsageError } from '../../usage-error.ts';
import { type CheckContext, withinLimits } from '../check-context.ts';
import { BlockedRequest, NetworkFailure } from '../exchanges/exchange.ts';
import { createStopwatch } from '../options/response-time.ts';
import { type Case, operationsOf } from '../plan/case.ts';
import { PluginFailure } from '../plugins/plugin-failure.ts';
import { toPlainText } from '../results/finding.ts';
import { type CaseResult, type Outcome, toOutcome } from '../results/verdict.ts';
import { withinChecks } from '../selection/within-checks.ts';
import { createCaseTimer } from './own-time.ts';
import { runPagination } from './pagination.ts';
import { runRelation } from './relation.ts';
import { runRequest } from './request.ts';
import { type CleanupClient, runScenarioTest } from './scenario-test.ts';

/** The result of an attempt to run a case. */
export interface CaseAttempt {
  result: CaseResult;
  /** True if the data changed while it was read, so that another attempt may succeed. */
  hasMoved: boolean;
}

/**
 * Runs one case. Any behaviour of the target leads to a verdict and never to an exception.
 *
 * @param cleanup The client for the cleanup of a scenario test.
 */
export async function attemptCase(
  each: Case,
  world: CheckContext,
  cleanup: CleanupClient = world.client,
): Promise<CaseAttempt> {
  const ownTime = createCaseTimer();
  const { id, title, kind, operation } = each;
  const { maxResponseMs } = world;
  const stopwatch = maxResponseMs === undefined ? undefined : createStopwatch(maxResponseMs);
  const watched = stopwatch ? { ...world, onAnswer: stopwatch.note } : world;
  const decided = await decide(each, ownTime.of(watched), ownTime.ofClient(cleanup));
  const { hasMoved = false, ...judged } = withinChecks(each, decided);
  const outcome = stopwatch?.withFindings(judged, id) ?? judged;
  const shown = { title: toPlainText(title), ...toShown(outcome) };
  return { result: { id, kind, operation, ...shown, durationMs: ownTime.milliseconds }, hasMoved };
}

/** Cleans texts of documents and plugins, which must not steer a terminal or a CI server. */
function toShown({ reason, leftovers, ...outcome }: Outcome): Outcome {
  return {
    ...outcome,
    ...(reason !== undefined && { reason: toPlainText(reason, maxReasonLength) }),
    ...(leftovers && { leftovers: leftovers.map((each) => toPlainText(each)) }),
  };
}

const maxReasonLength = 1000;

/** Like {@link attemptCase}, for callers that do not retry. */
export async function runCase(each: Case, world: CheckContext, cleanup?: CleanupClient): Promise<CaseResult> {
  return (await attemptCase(each, world, cleanup)).result;
}

async function decide(each: Case, wide: CheckContext, cleanup: CleanupClient): Promise<Outcome> {
  const reason = each.skip ?? findVersionGate(each, wide);
  if (reason !== undefined) return toOutcome('skipped', reason);
  const world = withinLimits(wide, operationsOf(each));
  try {
    if (each.kind === 'request') return await runRequest(each, world);
    if (each.kind === 'scenario-test') return await runScenarioTest(each, world, cleanup);
    if (each.kind === 'pagination') return await runPagination(each, world);
    return await runRelation(each, world);
  } catch (error) {
    if (error instanceof NetworkFailure) return toOutcome('inconclusive', error.message);
    if (error instanceof PluginFailure) return toOutcome('inconclusive', error.message);
    if (error instanceof BlockedRequest) return toOutcome('skipped', error.message);
    // A body that is too large for our own code must not end the other cases.
    if (error instanceof RangeError) return toOutcome('inconclusive', 'the response is too large to be judged');
    if (error instanceof UsageError) throw error;
    // An unexpected error ends only this case.
    return toOutcome('inconclusive', describeUnexpectedError(error));
  }
}

function findVersionGate(each: Case, { contract, version }: CheckContext): string | undefined {
  const is = semver.coerce(version ?? '');
  const operations = operationsOf(each);
  for (const id of operations) {
    const since = contract.findOperation(id)?.behaviour.since;
    const from = semver.coerce(since ?? '');
    if (is && from && semver.lt(is, from)) return `${id} was added in version ${since}; the server runs ${version}`;
  }
  return undefined;
}
