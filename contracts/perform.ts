import PQueue from 'p-queue';
import type { Connection } from '../specs/connection/connection.ts';
import { shareExchanges } from './client/shared-exchanges.ts';
import { type Client, createClient } from './client.ts';
import { applicableTo } from './deviations.ts';
import { createIds } from './discovery.ts';
import { toPlainText } from './finding.ts';
import { createBodyBudget } from './memory/body-budget.ts';
import { countKeepers, toMegabytes, toMemoryLimits } from './memory/limits.ts';
import { createPaceNotice } from './pace.ts';
import { toReportedOperations } from './places.ts';
import type { Case } from './plan/case.ts';
import { createPresence } from './presence.ts';
import { judgeHar } from './recording/har/judge-har.ts';
import type { Source } from './recording/source.ts';
import type { Tape } from './recording/tape.ts';
import type { CheckEvent, PlannedCase } from './report.ts';
import { tryCase } from './run.ts';
import { createNotes } from './score/notes.ts';
import { scoreCheck } from './score/score.ts';
import { planSelected, type Setup } from './setup.ts';
import { type CheckFailure, probeCredentials, probeTarget } from './target.ts';
import { createFindUnserved } from './unserved.ts';
import type { CaseResult } from './verdict.ts';
import { toUsualWindow } from './window.ts';
import type { World } from './world.ts';

/** A case as it is announced. */
export function toPlanned({ id, title, kind, operation, skip }: Case): PlannedCase {
  return { id, title: toPlainText(title), kind, operation, skip: skip === undefined ? undefined : toPlainText(skip) };
}

/** Asks and judges: what {@link runCheck} tells, but for the end, or why there was nothing to tell. */
export async function* perform(
  setup: Setup,
  sender: Client,
  {
    source: { replay, har },
    tape,
    connection,
    stop,
  }: { source: Source; tape?: Tape; connection?: Connection; stop?: AbortSignal },
): AsyncGenerator<CheckEvent | CheckFailure> {
  if (har) return yield* judgeHar(setup, har, har.isAnywhere);
  const { options, vendor, rules, variables, credentials, contract } = setup;
  const limits = toMemoryLimits(countKeepers(options));
  const live = shareExchanges(sender, limits.known);
  const clientOf = (id?: string) => {
    const client = replay?.clientOf(id) ?? live;
    return tape?.take(client, id) ?? client;
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
  const ground = {
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
  const grounded: World = { ...ground, ids: createIds(ground, options.ids, variables) };
  const world: World = {
    ...grounded,
    presence: createPresence(grounded),
    findUnserved: createFindUnserved(grounded),
    maxResponseMs: options.maxResponseMs,
  };
  const { cases: planned, selection } = planSelected(setup);
  const cases = planned.map((each) => replay?.withSkip(each) ?? each);
  const refusal = await probeCredentials(world, cases);
  if (refusal) return yield refusal;

  yield { type: 'planned', cases: cases.map(toPlanned), operations: toReportedOperations(contract, cases), selection };
  const budget = createBodyBudget(limits);
  const notes = options.score ? createNotes(limits.kept) : undefined;
  const run = async (each: Case, own: Client, more: Partial<World> = {}, cleanup?: Client) => {
    const { hold, forget, close } = budget.open();
    return tryCase(each, { ...world, ...more, client: hold(own), forget }, cleanup).finally(close);
  };
  // The client's queue decides how many requests are under way, and each case has one. More of them may begin, since some
  // wait for a server that was not there; all would hold the first of their answers at once. Results wait for their turn.
  const turns = new PQueue({ concurrency: 2 * options.workers });
  const reading = cases.filter(({ kind }) => kind !== 'story');
  const started = reading.map((each) => {
    const own = clientOf(each.id);
    const taken = notes?.take(each.id, own) ?? own;
    return { each, taken, trial: turns.add(() => run(each, taken)) };
  });
  for (const { trial } of started) trial.catch(() => undefined);
  const results: CaseResult[] = [];
  const pace = createPaceNotice(sender, cases.filter(({ skip }) => skip === undefined).length, 2 * options.workers);
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
  // One after the other: the closer its answers follow each other, the less moves between them.
  for (const { each, taken } of moved) {
    const { result } = await run(each, taken, { isLast: true });
    results.push(result);
    yield { type: 'case', result };
  }
  // Scenario tests move the figures that the others compare, and those of each other.
  const cleanup = createCleanupClient(options, connection);
  try {
    for (const each of cases.filter(({ kind }) => kind === 'story')) {
      const own = clientOf(each.id);
      // What is replayed must not be undone anywhere.
      const undoing = replay ? own : (tape?.take(cleanup, each.id) ?? cleanup);
      const { result } = await run(each, own, { tag: replay?.tagOf(each.id) }, undoing);
      results.push(result);
      yield { type: 'case', result };
    }
  } finally {
    await cleanup.close();
  }
  const { minScore, signal } = options;
  if (notes && !notes.isWhole) return yield toUnscored(limits.kept);
  // Falsified answers have no duration of their own.
  const untimed = { ...world, maxResponseMs: undefined };
  const score = notes && (await scoreCheck({ world: untimed, cases, results, ...notes }, minScore, signal));
  if (score) yield { type: 'scored', score };
}

/** Why there is no score: with some of the answers only, it would be worse than it is. */
function toUnscored(limit: number): CheckFailure {
  const message = `The check has no score: its answers are larger than ${toMegabytes(limit)}. Score a part with --only or --shard.`;
  return { kind: 'stopped', message };
}

/** Cleans up with a client of its own: what stops a check, or spends its budget, must not stop that. */
function createCleanupClient(
  { requestTimeoutMs, rate, allowWrites }: Setup['options'],
  connection?: Connection,
): Client {
  return createClient({ requestTimeoutMs, rate, allowWrites, connection, retries: 1, workers: 1 });
}
