import PQueue from 'p-queue';
import type { Connection } from '../../specs/connection/connection.ts';
import type { CheckContext } from '../check-context.ts';
import { type Client, createClient } from '../client/client.ts';
import { createRateLimitNotice } from '../client/rate-limit-notice.ts';
import { withResponseCache } from '../client/response-cache.ts';
import { createFindMissingCredentials } from '../credentials/missing-credentials.ts';
import { createBodyBudget } from '../memory/body-budget.ts';
import { countResponseStores, toMegabytes, toMemoryLimits } from '../memory/limits.ts';
import type { Case } from '../plan/case.ts';
import { createIds } from '../plan/discover-ids.ts';
import { toUsualWindow } from '../plan/window.ts';
import { judgeHar } from '../recording/har/judge-har.ts';
import type { Recorder } from '../recording/recorder.ts';
import type { Source } from '../recording/source.ts';
import type { CheckEvent, PlannedCase } from '../results/check-report.ts';
import { toReportedOperations } from '../results/file-location.ts';
import { toPlainText } from '../results/finding.ts';
import type { CaseResult } from '../results/verdict.ts';
import { scoreCheck } from '../score/score.ts';
import { createScoreRecorder } from '../score/score-recorder.ts';
import { planSelected, type Setup } from '../setup.ts';
import { applicableTo } from '../suppressions/known-deviations.ts';
import { type CheckFailure, probeCredentials, probeTarget } from '../target.ts';
import { createPresence } from './find-absent-operations.ts';
import { attemptCase } from './run-case.ts';

/** A case as the event `planned` lists it. */
export function toPlanned({ id, title, kind, operation, skip }: Case): PlannedCase {
  return { id, title: toPlainText(title), kind, operation, skip: skip === undefined ? undefined : toPlainText(skip) };
}

/** Yields all events of a check except `finished`, or the failure that prevents the check. */
export async function* perform(
  setup: Setup,
  sender: Client,
  {
    source: { replay, har },
    recorder,
    connection,
    stop,
  }: { source: Source; recorder?: Recorder; connection?: Connection; stop?: AbortSignal },
): AsyncGenerator<CheckEvent | CheckFailure> {
  if (har) return yield* judgeHar(setup, har, har.isAnywhere);
  const { options, vendor, rules, variables, credentials, contract } = setup;
  const limits = toMemoryLimits(countResponseStores(options));
  const live = withResponseCache(sender, limits.cache);
  const clientOf = (id?: string) => {
    const client = replay?.clientOf(id) ?? live;
    return recorder?.take(client, id) ?? client;
  };
  const client = clientOf();
  const { url, strict, since, until, shard, operations, tolerances } = options;
  const unverified = connection?.isUnverified || undefined;
  yield { type: 'started', url: url.href, vendor: vendor.name, strict, unverified, shard, tolerances };

  const facts = await probeTarget({ url, client, credentials, vendor }, setup.published);
  if ('kind' in facts) return yield facts;
  const { version, now } = replay?.toFacts() ?? facts;
  const window = toUsualWindow(now, since, until);
  const shown = { since: window.from.toISOString(), until: window.to.toISOString() };
  yield { type: 'target', version, now: now.toISOString(), window: shown };

  const ledger = applicableTo(contract.ledger, version);
  const base = {
    url,
    vendor,
    contract,
    ledger,
    version,
    now,
    credentials,
    client,
    window,
    operations,
    rules,
    signal: stop,
  };
  const baseWorld: CheckContext = { ...base, ids: createIds(base, options.ids, variables) };
  const world: CheckContext = {
    ...baseWorld,
    presence: createPresence(baseWorld),
    findUnserved: createFindMissingCredentials(baseWorld),
    maxResponseMs: options.maxResponseMs,
  };
  const { cases: planned, selection } = planSelected(setup);
  const cases = planned.map((each) => replay?.withSkip(each) ?? each);
  const refusal = await probeCredentials(world, cases);
  if (refusal) return yield refusal;

  yield { type: 'planned', cases: cases.map(toPlanned), operations: toReportedOperations(contract, cases), selection };
  const budget = createBodyBudget(limits);
  const notes = options.score ? createScoreRecorder(limits.kept) : undefined;
  const run = async (each: Case, own: Client, more: Partial<CheckContext> = {}, cleanup?: Client) => {
    const { hold, forget, close } = budget.open();
    return attemptCase(each, { ...world, ...more, client: hold(own), releaseResponses: forget }, cleanup).finally(
      close,
    );
  };
  // The client's queue limits concurrent requests, and each case has one at a time. More cases than workers may run,
  // since some wait for retries. If all ran at once, all would hold a response in memory. Results keep the plan's order.
  const queue = new PQueue({ concurrency: 2 * options.workers });
  const reading = cases.filter(({ kind }) => kind !== 'scenario-test');
  const started = reading.map((each) => {
    const own = clientOf(each.id);
    const taken = notes?.take(each.id, own) ?? own;
    return { each, taken, trial: queue.add(() => run(each, taken)) };
  });
  for (const { trial } of started) trial.catch(() => undefined);
  const results: CaseResult[] = [];
  const pace = createRateLimitNotice(
    sender,
    cases.filter(({ skip }) => skip === undefined).length,
    2 * options.workers,
  );
  const moved: typeof started = [];
  for (const one of started) {
    const { result, hasMoved } = await one.trial;
    if (hasMoved) moved.push(one);
    else {
      results.push(result);
      yield { type: 'case', result };
    }
    const paced = one.each.skip === undefined ? pace.step() : undefined;
    if (paced) yield paced;
  }
  // Run one at a time: the less time passes between a case's requests, the less data changes between them.
  for (const { each, taken } of moved) {
    const { result } = await run(each, taken, { isLast: true });
    results.push(result);
    yield { type: 'case', result };
  }
  // Scenario tests change the figures that other cases compare, so they run last and one at a time.
  const cleanup = createCleanupClient(options, connection);
  try {
    for (const each of cases.filter(({ kind }) => kind === 'scenario-test')) {
      const own = clientOf(each.id);
      // A replay changes nothing, so its cleanup must not go to the server.
      const cleanupClient = replay ? own : (recorder?.take(cleanup, each.id) ?? cleanup);
      const { result } = await run(each, own, { tag: replay?.tagOf(each.id) }, cleanupClient);
      results.push(result);
      yield { type: 'case', result };
    }
  } finally {
    await cleanup.close();
  }
  const { minScore, signal } = options;
  if (notes && !notes.isWhole) return yield toUnscored(limits.kept);
  // Mutated responses have no duration.
  const untimed = { ...world, maxResponseMs: undefined };
  const score = notes && (await scoreCheck({ world: untimed, cases, results, ...notes }, minScore, signal));
  if (score) yield { type: 'scored', score };
}

/** The failure without a score. A score of only some responses would be too low. */
function toUnscored(limit: number): CheckFailure {
  const message = `The mutation score was not computed: the responses are larger than ${toMegabytes(limit)} in total. Use --only or --shard to score a part.`;
  return { kind: 'stopped', message };
}

/** Creates a separate client for cleanup, which a stopped check or a spent request budget must not prevent. */
function createCleanupClient(
  { requestTimeoutMs, rate, allowWrites }: Setup['options'],
  connection?: Connection,
): Client {
  return createClient({ requestTimeoutMs, rate, allowWrites, connection, retries: 1, workers: 1 });
}
