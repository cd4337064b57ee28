import type { Contract } from '../../specs/contract.ts';
import { explain } from '../deviations.ts';
import { hideKeys } from '../echo.ts';
import { toExactText } from '../exact.ts';
import type { Exchange } from '../exchange.ts';
import { isSuccess, NetworkFailure, Postponed } from '../exchange.ts';
import { type Finding, type FindingDraft, toFindings } from '../finding.ts';
import type { RelationCase } from '../plan/case.ts';
import { overWindow, toBaseline, withoutWindow, withRequiredByMeaning } from '../plan/values.ts';
import { listPropertyNames } from '../property-names.ts';
import { boundProblems } from '../relations/bounds.ts';
import type { Read, Reading, RelationOutcome } from '../relations/relation.ts';
import { type Outcome, toOutcome, toVerdict } from '../verdict.ts';
import { getWindow } from '../window.ts';
import { resolveRequest, sendRequest, type World } from '../world.ts';

const attempts = 3;
/** What an answer can make a relation read besides. */
const mostFollowed = 25;

/**
 * Reads A, B …, and A again. Live data move: the figures are compared only when both A agree; otherwise all is read
 * afresh. When they still move after three times, it says that it does not know; in a window that has not ended yet,
 * what lies outside of both A is wrong all the same.
 */
export async function runRelation(each: RelationCase, world: World): Promise<Outcome> {
  const { relation } = each;
  const needsHalves = relation.reads.some(({ window }) => window?.endsWith('half'));
  if (needsHalves && world.window.to.getTime() - world.window.from.getTime() < 2 * 86_400_000) {
    return toOutcome('skipped', 'the window is one day and has no halves');
  }
  let last: { first: RelationOutcome; second: RelationOutcome; source: Source } | undefined;
  for (let attempt = 1; attempt <= attempts; attempt++) {
    world.forget?.();
    const answers = await readAll(each, world);
    if ('verdict' in answers) return answers;
    const [first] = answers;
    if (!first) return toOutcome('skipped', 'it reads nothing');
    const again = answers.length > 1 ? await readAnswer(first.reading.read, world) : first;
    if ('verdict' in again) return again;
    const readings = answers.map(({ reading }) => reading);
    const outcome = relation.judge(readings);
    if (toExactText(again.reading.body) === toExactText(first.reading.body)) {
      return (await findDoubt(each, world, outcome)) ?? conclude(each, world, outcome, toSource(answers));
    }
    const second = relation.judge([again.reading, ...readings.slice(1)]);
    // Without the answers: the next attempt needs their room.
    last = { first: outcome, second, source: toSource(answers) };
  }
  const moved = `the figures moved while they were compared, ${attempts} times over`;
  if (!last) return toOutcome('inconclusive', moved);
  // What is past stands still; where it moves all the same, nothing is known of how.
  const touchesNow = world.window.to > world.now;
  const problems = touchesNow ? boundProblems(last.first, last.second) : [];
  if (problems.length === 0) return toOutcome('inconclusive', moved);
  const doubt = await findDoubt(each, world, { problems, compared: problems.length });
  return doubt ?? conclude(each, world, { problems, compared: problems.length }, last.source);
}

/** Why a relation that is broken is not judged, where healthy servers may break it here. */
async function findDoubt(
  { relation: { doubt } }: RelationCase,
  world: World,
  outcome: RelationOutcome,
): Promise<Outcome | undefined> {
  if (!doubt || 'unreadable' in outcome || outcome.problems.length === 0) return undefined;
  const readings: Reading[] = [];
  for (const read of doubt.reads) {
    const answer = await readAnswer(read, world).catch((error) => {
      // What a recording does not have casts no doubt; what was put off leaves everything open.
      if (!(error instanceof NetworkFailure) || error instanceof Postponed) throw error;
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

async function readAll({ relation }: RelationCase, world: World): Promise<Answer[] | Outcome> {
  const answers: Answer[] = [];
  for (const read of relation.reads) {
    const answer = await readAnswer(read, world);
    if ('verdict' in answer) return answer;
    answers.push(answer);
  }
  const more = relation.follow?.(answers.map(({ reading }) => reading)) ?? [];
  for (const read of more.slice(0, mostFollowed)) {
    const answer = await readAnswer(read, world);
    if ('verdict' in answer) return answer;
    answers.push(answer);
  }
  return answers;
}

async function readAnswer(read: Read, world: World): Promise<Answer | Outcome> {
  const operation = world.contract.findOperation(read.operation);
  const baseline = operation && toBaseline(operation, world.vendor);
  if (!operation || !baseline) return toOutcome('skipped', `the document has no operation ${read.operation}`);
  if ('skip' in baseline) return toOutcome('skipped', baseline.skip);
  const name = read.window ?? 'usual';
  const windowed = name === 'none' ? withoutWindow(operation, baseline) : overWindow(operation, baseline, name);
  const request = withRequiredByMeaning(operation, {
    ...windowed,
    path: { ...windowed.path, ...read.path },
    query: { ...windowed.query, ...read.query },
  });
  const resolved = await resolveRequest(world, operation, request);
  if ('reason' in resolved) return toOutcome('skipped', resolved.reason);
  const exchange = await sendRequest(world, operation, resolved, request);
  if (!isSuccess(exchange.status) || exchange.body.kind !== 'json') {
    return toOutcome('skipped', `${operation.id} answered ${exchange.status} without figures; see its own cases`);
  }
  const { limit } = operation.behaviour.window ?? {};
  const window = name === 'none' ? world.window : getWindow(name, world.window, limit, world.now);
  return { reading: { read, body: exchange.body.value, query: resolved.query, window }, exchange };
}

/** Where figures come from. */
interface Source {
  /** What asks the same again, a line for each request. */
  curl: string;
  /** An answer echoes a secret. */
  isEchoing: boolean;
}

function toSource(answers: readonly Answer[]): Source {
  const exchanges = answers.map(({ exchange }) => exchange);
  const curl = [...new Set(exchanges.map((each) => each.curl))].join('\n');
  return { curl, isEchoing: exchanges.some((each) => each.isEchoing) };
}

function conclude(each: RelationCase, world: World, outcome: RelationOutcome, source: Source): Outcome {
  if ('unreadable' in outcome) return toOutcome('skipped', `${outcome.unreadable}; see the cases of that operation`);
  const names = listPropertyNames(world.contract, each.relation.operations);
  const judge = (contract: Contract) => toRelationFindings(each, contract, outcome, { ...source, names });
  const findings = explain(judge, world.contract, { ledger: world.ledger, operations: each.relation.operations });
  const verdict = toVerdict(findings, outcome.compared > 0 ? 'pass' : 'vacuous');
  const reason =
    verdict === 'vacuous' ? 'there was nothing to compare: no figures, or the same answer twice' : undefined;
  return { verdict, reason, findings };
}

/** In place of a message that may name what stands in the answers. */
const hidden = 'An answer echoes a secret, so what it says is not shown.';

/** What a relation objects to; nothing where the contract knows of a defect that breaks it. */
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
    ({ pointer, message, expected, actual }): FindingDraft => ({
      check: 'relation',
      pointer: isEchoing ? hideKeys(pointer, names) : pointer,
      keyword: relation.id,
      message: `${relation.statement} ${isEchoing ? hidden : message}`,
      expected,
      actual,
      severity: 'violation',
    }),
  );
  return toFindings(drafts, { operation, caseId: id, curl }, names);
}
