import type { Contract } from '../../specs/contract.ts';
import { type CheckContext, resolveRequest, sendRequest } from '../check-context.ts';
import { hideKeys } from '../exchanges/echo.ts';
import type { Exchange } from '../exchanges/exchange.ts';
import { isSuccess, NetworkFailure, PostponedRequest } from '../exchanges/exchange.ts';
import { listPropertyNames } from '../judge/property-names.ts';
import type { RelationCase } from '../plan/case.ts';
import { toDefaultRequest, withConditionallyRequired, withoutWindow, withWindow } from '../plan/values.ts';
import { getWindow } from '../plan/window.ts';
import { maxFollowedReads, type Read, type Reading, type RelationOutcome } from '../relations/relation.ts';
import { type Finding, type FindingDraft, toFindings } from '../results/finding.ts';
import { type Outcome, toMoved, toOutcome, toVerdict } from '../results/verdict.ts';
import { explainFindings } from '../suppressions/known-deviations.ts';
import { createChangeDetector, createDataChanges, maxRounds } from './movement.ts';

/**
 * Reads the responses of a relation and judges them. Live data change while they are read. Figures that agree are right at
 * any time. Figures that disagree are read again, until they agree or two rounds bring the same responses. If they still
 * change after the last round, the case is inconclusive. Once all other cases are done, figures that differ by no more than
 * they change are right. In a window that has not ended, counts that no change explains are wrong. So is a single response
 * that contradicts itself in every round.
 */
export async function runRelation(each: RelationCase, world: CheckContext): Promise<Outcome> {
  const { relation } = each;
  const needsHalves = relation.reads.some(({ window }) => window?.endsWith('half'));
  if (needsHalves && world.window.to.getTime() - world.window.from.getTime() < 2 * 86_400_000) {
    return toOutcome('skipped', 'the window is one day and has no halves');
  }
  const isStill = createChangeDetector();
  const movement = createDataChanges();
  const rounds = world.isLast ? maxRounds.later : maxRounds.first;
  let last: { outcome: RelationOutcome; source: Source; isAlone: boolean } | undefined;
  for (let round = 1; round <= rounds; round++) {
    world.releaseResponses?.();
    const answers = await readAll(each, world, round === 1 && !world.isLast);
    if ('verdict' in answers) return answers;
    const [first] = answers;
    if (!first) return toOutcome('skipped', 'it reads nothing');
    const readings = answers.map(({ reading }) => reading);
    const outcome = relation.judge(readings);
    const source = toSource(answers);
    // The responses are not kept, because the next round needs their memory.
    last = { outcome, source, isAlone: answers.length === 1 };
    if (isRight(outcome)) return conclude(each, world, outcome, source);
    if (isStill(answers.map(({ exchange }) => exchange))) {
      return (await findDoubt(each, world, outcome)) ?? conclude(each, world, outcome, source);
    }
    if (!world.isLast || last.isAlone) continue;
    const again = await readAnswer(first.reading.read, world);
    if ('verdict' in again) return again;
    movement.note(outcome, relation.judge([again.reading, ...readings.slice(1)]));
  }
  const moved = `the figures changed while they were compared, in each of ${rounds} rounds`;
  if (!last || !world.isLast) return toMoved(moved);
  const { outcome, source, isAlone } = last;
  if (isAlone) return (await findDoubt(each, world, outcome)) ?? conclude(each, world, outcome, source);
  if (movement.explainsAll())
    return {
      verdict: 'pass',
      reason: 'the figures change constantly, and differ by no more than they change',
      findings: [],
    };
  const problems = onlyGrows(each, world) ? movement.listBeyond() : [];
  if (problems.length === 0) return toMoved(moved);
  const beyond = { problems, compared: problems.length };
  return (await findDoubt(each, world, beyond)) ?? conclude(each, world, beyond, source);
}

const isRight = (outcome: RelationOutcome) => 'unreadable' in outcome || outcome.problems.length === 0;

/** Whether the figures are counts in a window that has not ended. Past data do not change, and a live list also shrinks. */
function onlyGrows({ relation }: RelationCase, { contract, window, now }: CheckContext): boolean {
  if (window.to <= now || relation.tolerance !== undefined || relation.follow) return false;
  return relation.reads.every(
    (read) => read.window !== 'none' && contract.findOperation(read.operation)?.behaviour.window !== undefined,
  );
}

/** Skips a broken relation if a healthy server may also break it here. */
async function findDoubt(
  { relation: { doubt } }: RelationCase,
  world: CheckContext,
  outcome: RelationOutcome,
): Promise<Outcome | undefined> {
  if (!doubt || 'unreadable' in outcome || outcome.problems.length === 0) return undefined;
  const readings: Reading[] = [];
  for (const read of doubt.reads) {
    const answer = await readAnswer(read, world).catch((error) => {
      // A response that a recording lacks gives no reason to doubt. A postponed request makes the case inconclusive.
      if (!(error instanceof NetworkFailure) || error instanceof PostponedRequest) throw error;
    });
    if (!answer || 'verdict' in answer) return undefined;
    readings.push(answer.reading);
  }
  const reason = doubt.find(readings);
  return reason === undefined ? undefined : toOutcome('skipped', reason);
}

interface Answer {
  reading: Reading;
  exchange: Exchange;
}

/** @param mayBeKnown Reuses responses of other cases, except for a request that the relation reads twice. */
async function readAll(
  { relation }: RelationCase,
  world: CheckContext,
  mayBeKnown: boolean,
): Promise<Answer[] | Outcome> {
  const answers: Answer[] = [];
  const taken = new Set<string>();
  async function take(reads: readonly Read[]): Promise<Outcome | undefined> {
    for (const read of reads) {
      const key = JSON.stringify(read);
      const answer = await readAnswer(read, world, mayBeKnown && !taken.has(key));
      if ('verdict' in answer) return answer;
      taken.add(key);
      answers.push(answer);
    }
    return undefined;
  }
  const failed = await take(relation.reads);
  if (failed) return failed;
  const more = relation.follow?.(answers.map(({ reading }) => reading)) ?? [];
  return (await take(more.slice(0, maxFollowedReads))) ?? answers;
}

async function readAnswer(read: Read, world: CheckContext, mayBeKnown = false): Promise<Answer | Outcome> {
  const operation = world.contract.findOperation(read.operation);
  const defaultRequest = operation && toDefaultRequest(operation, world.vendor);
  if (!operation || !defaultRequest) return toOutcome('skipped', `the document has no operation ${read.operation}`);
  if ('skip' in defaultRequest) return toOutcome('skipped', defaultRequest.skip);
  const name = read.window ?? 'usual';
  const windowed =
    name === 'none' ? withoutWindow(operation, defaultRequest) : withWindow(operation, defaultRequest, name);
  const request = withConditionallyRequired(operation, {
    ...windowed,
    path: { ...windowed.path, ...read.path },
    query: { ...windowed.query, ...read.query },
  });
  const resolved = await resolveRequest(world, operation, request);
  if ('reason' in resolved) return toOutcome('skipped', resolved.reason);
  const exchange = await sendRequest(world, operation, resolved, { ...request, mayBeKnown });
  if (!isSuccess(exchange.status) || exchange.body.kind !== 'json') {
    return toOutcome('skipped', `${operation.id} returned ${exchange.status} without figures; see its own cases`);
  }
  const { limit } = operation.behaviour.window ?? {};
  const window = name === 'none' ? world.window : getWindow(name, world.window, limit, world.now);
  return { reading: { read, body: exchange.body.value, query: resolved.query, window }, exchange };
}

/** The requests behind the figures. */
interface Source {
  /** The curl commands that repeat the requests, one a line. */
  curl: string;
  /** True if a response echoes a secret. */
  isEchoing: boolean;
}

function toSource(answers: readonly Answer[]): Source {
  const exchanges = answers.map(({ exchange }) => exchange);
  const curl = [...new Set(exchanges.map((each) => each.curl))].join('\n');
  return { curl, isEchoing: exchanges.some((each) => each.isEchoing) };
}

function conclude(each: RelationCase, world: CheckContext, outcome: RelationOutcome, source: Source): Outcome {
  if ('unreadable' in outcome) return toOutcome('skipped', `${outcome.unreadable}; see the cases of that operation`);
  const names = listPropertyNames(world.contract, each.relation.operations);
  const judge = (contract: Contract) => toRelationFindings(each, contract, outcome, { ...source, names });
  const findings = explainFindings(judge, world.contract, {
    ledger: world.ledger,
    operations: each.relation.operations,
  });
  const verdict = toVerdict(findings, outcome.compared > 0 ? 'pass' : 'vacuous');
  const reason =
    verdict === 'vacuous' ? 'there was nothing to compare: no figures, or the same response twice' : undefined;
  return { verdict, reason, findings };
}

/** Replaces a message that may quote a response with a secret. */
const hidden = 'The response echoes a secret, so its content is not shown.';

/** The findings of a relation; none if the contract knows a defect that breaks the relation. */
function toRelationFindings(
  { id, operation, relation }: RelationCase,
  contract: Contract,
  { problems }: Extract<RelationOutcome, { compared: number }>,
  { curl, isEchoing, names }: Source & { names: ReadonlySet<string> },
): Finding[] {
  const isBroken = relation.operations.some((each) =>
    contract.findOperation(each)?.behaviour.breaks?.includes(relation.id),
  );
  if (isBroken) return [];
  const drafts = problems.map(
    ({ pointer, message, expected, actual, cause = relation.cause }): FindingDraft => ({
      check: 'relation',
      pointer: isEchoing ? hideKeys(pointer, names) : pointer,
      keyword: relation.id,
      message: `${relation.statement} ${isEchoing ? hidden : message}`,
      expected,
      actual,
      severity: 'violation',
      cause,
    }),
  );
  return toFindings(drafts, { operation, caseId: id, curl }, names);
}
