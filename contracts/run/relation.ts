import type { Exchange } from '../exchange.ts';
import { isSuccess } from '../exchange.ts';
import { type FindingDraft, toFindings } from '../finding.ts';
import type { RelationCase } from '../plan/case.ts';
import { overWindow, toBaseline, withRequiredByMeaning } from '../plan/values.ts';
import type { Read, Reading } from '../relations/relation.ts';
import { type Outcome, toOutcome, toVerdict } from '../verdict.ts';
import { getWindow } from '../window.ts';
import { resolveRequest, sendRequest, type World } from '../world.ts';
import { tooFast } from './request.ts';

const attempts = 3;

/**
 * Reads A, B …, and A again. Live data move: the figures are compared only when both A agree; otherwise all is read
 * afresh, and after three times the relation says that it does not know.
 */
export async function runRelation(each: RelationCase, world: World): Promise<Outcome> {
  const { relation } = each;
  const needsHalves = relation.reads.some(({ window }) => window?.endsWith('half'));
  if (needsHalves && world.window.to.getTime() - world.window.from.getTime() < 2 * 86_400_000) {
    return toOutcome('skipped', 'the window is one day and has no halves');
  }
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const answers: Answer[] = [];
    for (const read of relation.reads) {
      const answer = await readAnswer(read, world);
      if ('verdict' in answer) return answer;
      answers.push(answer);
    }
    const [first] = relation.reads;
    const again = first && relation.reads.length > 1 ? await readAnswer(first, world) : answers[0];
    if (!again || 'verdict' in again) return again ?? toOutcome('skipped', 'it reads nothing');
    if (JSON.stringify(again.reading.body) === JSON.stringify(answers[0]?.reading.body)) return judge(each, answers);
  }
  return toOutcome('inconclusive', `the figures moved while they were compared, ${attempts} times over`);
}

interface Answer {
  reading: Reading;
  exchange: Exchange;
}

async function readAnswer(read: Read, world: World): Promise<Answer | Outcome> {
  const operation = world.contract.findOperation(read.operation);
  const baseline = operation && toBaseline(operation, world.vendor);
  if (!operation || !baseline) return toOutcome('skipped', `the document has no operation ${read.operation}`);
  if ('skip' in baseline) return toOutcome('skipped', baseline.skip);
  const name = read.window ?? 'usual';
  const query = { ...overWindow(operation, baseline, name).query, ...read.query };
  const request = withRequiredByMeaning(operation, { ...baseline, query });
  const resolved = await resolveRequest(world, operation, request);
  if ('reason' in resolved) return toOutcome('skipped', resolved.reason);
  const exchange = await sendRequest(world, operation, resolved, request);
  if (exchange.status === 429) return toOutcome('inconclusive', tooFast);
  if (!isSuccess(exchange.status) || exchange.body.kind !== 'json') {
    return toOutcome('skipped', `${operation.id} answered ${exchange.status} without figures; see its own cases`);
  }
  const window = getWindow(name, world.window, operation.behaviour.window?.limit);
  return { reading: { body: exchange.body.value, query: resolved.query, window }, exchange };
}

function judge({ id, operation, relation }: RelationCase, answers: readonly Answer[]): Outcome {
  const outcome = relation.judge(answers.map(({ reading }) => reading));
  if ('unreadable' in outcome) return toOutcome('skipped', `${outcome.unreadable}; see the cases of that operation`);
  const drafts = outcome.problems.map(
    ({ pointer, message, expected, actual }): FindingDraft => ({
      check: 'relation',
      pointer,
      keyword: relation.id,
      message: `${relation.statement} ${message}`,
      expected,
      actual,
      severity: 'violation',
    }),
  );
  const curl = [...new Set(answers.map(({ exchange }) => exchange.curl))].join('\n');
  const findings = toFindings(drafts, { operation, caseId: id, curl });
  const verdict = toVerdict(findings, outcome.compared > 0 ? 'pass' : 'vacuous');
  const reason =
    verdict === 'vacuous' ? 'there was nothing to compare: no figures, or the same answer twice' : undefined;
  return { verdict, reason, findings };
}
