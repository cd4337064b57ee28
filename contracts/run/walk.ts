import type { NumberedPages } from '../../specs/behaviour.ts';
import type { Contract } from '../../specs/contract.ts';
import { findAt } from '../../specs/json.ts';
import type { Operation } from '../../specs/operations.ts';
import { judgeAnswer } from '../checks/index.ts';
import { judgeWalk, type Walk } from '../checks/pagination.ts';
import { explain } from '../deviations.ts';
import { type Exchange, isSuccess } from '../exchange.ts';
import { toFindings } from '../finding.ts';
import type { WalkCase } from '../plan/case.ts';
import { type Outcome, toOutcome, toVerdict } from '../verdict.ts';
import { type ResolvedRequest, resolveRequest, sendRequest, type World } from '../world.ts';

/** Pages fetched at most: a server that never says the end must not hold the check up. */
const mostPages = 40;
const attempts = 3;

/** Fetches every page and the one after the last, then the first again: pages can be compared only if nothing moved. */
export async function runWalk(each: WalkCase, world: World): Promise<Outcome> {
  const operation = world.contract.findOperation(each.operation);
  const pagination = operation?.behaviour.pagination;
  if (!operation || pagination?.kind !== 'page') return toOutcome('skipped', `${each.operation} has no pages`);
  const resolved = await resolveRequest(world, operation, each.request);
  if ('reason' in resolved) return toOutcome('skipped', resolved.reason);

  const fetchPage = (number: number) => {
    const page: ResolvedRequest = { ...resolved, query: { ...resolved.query, [pagination.parameter]: String(number) } };
    return sendRequest(world, operation, page, each.request);
  };

  for (let attempt = 1; attempt <= attempts; attempt++) {
    const fetched = await fetchAll(fetchPage, pagination);
    if (!fetched) return toOutcome('skipped', 'its pages could not be read; see the other cases of this operation');
    const again = await fetchPage(1);
    const [first] = fetched.exchanges;
    if (!first || bodyText(again) !== bodyText(first)) continue;
    return judge(each, world, operation, pagination, fetched);
  }
  return toOutcome('inconclusive', `the list changed while it was read, ${attempts} times over`);
}

interface Fetched {
  walk: Walk;
  exchanges: Exchange[];
}

async function fetchAll(
  fetchPage: (number: number) => Promise<Exchange>,
  pagination: NumberedPages,
): Promise<Fetched | undefined> {
  const exchanges: Exchange[] = [];
  const pages: Walk['pages'] = [];

  async function take(number: number): Promise<Walk['beyond'] | undefined> {
    const exchange = await fetchPage(number);
    if (!isSuccess(exchange.status) || exchange.body.kind !== 'json') return undefined;
    exchanges.push(exchange);
    return { number, body: exchange.body.value };
  }

  const first = await take(1);
  if (!first) return undefined;
  pages.push(first);
  const total = Number(findAt(first.body, pagination.total));
  const said = Number(findAt(first.body, pagination.pages));
  if (!Number.isFinite(total) || !Number.isFinite(said)) return undefined;
  const last = Math.max(1, Math.ceil(total / pagination.size), said);
  for (let number = 2; number <= Math.min(last, mostPages); number++) {
    const page = await take(number);
    if (!page) return undefined;
    pages.push(page);
  }
  const beyond = await take(last + 1);
  return beyond && { walk: { pages, beyond, isComplete: last <= mostPages }, exchanges };
}

function judge(
  each: WalkCase,
  world: World,
  operation: Operation,
  pagination: NumberedPages,
  { walk, exchanges }: Fetched,
): Outcome {
  const curl = exchanges[0]?.curl ?? '';
  const findings = explain(
    (contract: Contract) => {
      const amended = contract.findOperation(operation.id) ?? operation;
      const ofAnswers = exchanges.flatMap((exchange) =>
        judgeAnswer({ contract, operation: amended, expect: { kind: 'success' }, exchange }),
      );
      const drafts = [...ofAnswers, ...judgeWalk(walk, pagination)];
      return toFindings(drafts, { operation: operation.id, caseId: each.id, curl });
    },
    world.contract,
    world.ledger,
  );
  const verdict = toVerdict(findings, walk.pages.length > 1 ? 'pass' : 'vacuous');
  const partly = walk.isComplete ? undefined : `only the first ${mostPages} pages were read, and the one past the end`;
  return { verdict, reason: verdict === 'vacuous' ? 'all items fit on one page' : partly, findings };
}

function bodyText({ body }: Exchange): string | undefined {
  return body.kind === 'json' ? JSON.stringify(body.value) : undefined;
}
