import type { Pagination } from '../../specs/behaviour.ts';
import type { Contract } from '../../specs/contract.ts';
import { findAt } from '../../specs/json/json.ts';
import type { Operation } from '../../specs/operations.ts';
import { type CheckContext, type ResolvedRequest, resolveRequest, sendRequest } from '../check-context.ts';
import { judgeAnswer } from '../checks/index.ts';
import { judgePages, type PaginationRun } from '../checks/pagination.ts';
import { type Exchange, isSuccess } from '../exchanges/exchange.ts';
import { listPropertyNames } from '../judge/property-names.ts';
import type { PaginationCase } from '../plan/case.ts';
import { withRules } from '../plugins/judge-rules.ts';
import { type FindingDraft, toFindings } from '../results/finding.ts';
import { type Outcome, toMoved, toOutcome, toVerdict } from '../results/verdict.ts';
import { explainFindings } from '../suppressions/known-deviations.ts';
import { createChangeDetector, maxRounds } from './movement.ts';
import { createPager, type Pager } from './pager.ts';

/** Maximum number of pages to fetch, since a server may report an endless list. */
const maxPages = 40;

/**
 * Runs a pagination case: fetches all pages and the one after the last. If the pages do not agree, they are fetched again,
 * until they agree or two rounds bring the same responses. If the list still changes when all other cases are done, only
 * the findings that no change explains are reported.
 */
export async function runPagination(each: PaginationCase, world: CheckContext): Promise<Outcome> {
  const operation = world.contract.findOperation(each.operation);
  const pagination = operation?.behaviour.pagination;
  if (!operation || !pagination) return toOutcome('skipped', `${each.operation} has no pages`);
  const resolved = await resolveRequest(world, operation, each.request);
  if ('reason' in resolved) return toOutcome('skipped', resolved.reason);
  const fetchPage = (parameters: Record<string, string>, mayBeKnown: boolean) => {
    const page: ResolvedRequest = { ...resolved, query: { ...resolved.query, ...parameters } };
    return sendRequest(world, operation, page, { ...each.request, mayBeKnown });
  };

  const isStill = createChangeDetector();
  const rounds = world.isLast ? maxRounds.later : maxRounds.first;
  let fetched: Fetched | undefined;
  for (let round = 1; round <= rounds; round++) {
    world.releaseResponses?.();
    // Pages that agree are right at any time, so responses may be reused in the first round.
    const mayBeKnown = round === 1 && !world.isLast;
    fetched = await fetchAll((parameters) => fetchPage(parameters, mayBeKnown), pagination);
    if (!fetched) return toOutcome('skipped', 'its pages could not be read; see the other cases of this operation');
    const isRight = judgePages(fetched.run, pagination).length === 0;
    if (isRight || isStill(fetched.exchanges)) return judge(each, world, operation, pagination, fetched);
  }
  const moved = `the list changed while it was read, in each of ${rounds} rounds`;
  if (!fetched || !world.isLast) return toMoved(moved);
  const moving = { ...fetched, run: { ...fetched.run, isChanging: true } };
  const outcome = judge(each, world, operation, pagination, moving);
  return { ...outcome, reason: 'the list changes constantly, so missing and duplicate items were not judged' };
}

type Fetch = (parameters: Record<string, string>) => Promise<Exchange>;

interface Fetched {
  pager: Pager;
  run: PaginationRun;
  exchanges: Exchange[];
}

async function fetchAll(fetch: Fetch, pagination: Pagination): Promise<Fetched | undefined> {
  const exchanges: Exchange[] = [];

  async function take(parameters: Record<string, string>): Promise<{ body: unknown; curl: string } | undefined> {
    const exchange = await fetch(parameters);
    if (!isSuccess(exchange.status) || exchange.body.kind !== 'json') return undefined;
    exchanges.push(exchange);
    return { body: exchange.body.value, curl: exchange.curl };
  }

  const usual = pagination.kind === 'offset' ? await take({}) : undefined;
  const pager = createPager(pagination, Number(findAt(usual?.body, pagination.total)) || 0);
  exchanges.length = 0;
  const first = await take(pager.ask(1));
  const last = first === undefined ? undefined : pager.count(first.body);
  if (!first || last === undefined) return undefined;
  const pages = [{ number: 1, ...first }];
  for (let number = 2; number <= Math.min(last, maxPages); number++) {
    const page = await take(pager.ask(number));
    if (!page) return undefined;
    pages.push({ number, ...page });
  }
  const beyond = await take(pager.ask(last + 1));
  if (!beyond) return undefined;
  const run = {
    pages,
    beyond: { number: last + 1, ...beyond },
    size: pager.size,
    isComplete: last <= maxPages,
  };
  return { pager, run, exchanges };
}

function judge(
  each: PaginationCase,
  world: CheckContext,
  operation: Operation,
  pagination: Pagination,
  { run, exchanges }: Fetched,
): Outcome {
  const curl = exchanges[0]?.curl ?? '';
  const names = listPropertyNames(world.contract, [operation.id]);
  const ofPages = judgePages(run, pagination);
  const findings = explainFindings(
    (contract: Contract) => {
      const amended = contract.findOperation(operation.id) ?? operation;
      const ofAnswers = exchanges.flatMap((exchange) => judgePage(contract, amended, exchange, each.request));
      return toFindings([...ofAnswers, ...ofPages], { operation: operation.id, caseId: each.id, curl }, names);
    },
    world.contract,
    { ledger: world.ledger, operations: [operation.id] },
  );
  const verdict = toVerdict(findings, run.pages.length > 1 ? 'pass' : 'vacuous');
  const partly = run.isComplete ? undefined : `only the first ${maxPages} pages were read, and the one after the last`;
  const outcome = { verdict, reason: verdict === 'vacuous' ? 'all items fit on one page' : partly, findings };
  const expect = { kind: 'success' as const };
  const subjects = exchanges.map((exchange) => ({ operation, exchange, expect, caseId: each.id, names }));
  return withRules(outcome, world.rules, subjects);
}

const judged = new WeakMap<Exchange, WeakMap<Contract, FindingDraft[]>>();

/**
 * Judges each page once per contract, because the mutation score reads the same pages many times, with one of them
 * mutated. An operation has one pagination case, so each page has one request.
 */
function judgePage(
  contract: Contract,
  operation: Operation,
  exchange: Exchange,
  request: PaginationCase['request'],
): FindingDraft[] {
  const byContract = judged.get(exchange) ?? new WeakMap<Contract, FindingDraft[]>();
  judged.set(exchange, byContract);
  const drafts =
    byContract.get(contract) ?? judgeAnswer({ contract, operation, expect: { kind: 'success' }, exchange, request });
  byContract.set(contract, drafts);
  return drafts;
}
