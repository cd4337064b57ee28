import type { Contract } from '../../specs/contract.ts';
import type { Deviation } from '../../specs/ledger.ts';
import { findResponse, type Operation } from '../../specs/operations.ts';
import { findCause } from '../checks/causes.ts';
import { isAbsent, type Subject } from '../checks/check.ts';
import { contentType } from '../checks/content-type.ts';
import { judgeAnswer, judgeContent } from '../checks/index.ts';
import { toAnswer, toStatuses } from '../checks/status-sentence.ts';
import { listSuccesses } from '../checks/successes.ts';
import type { Exchange } from '../exchanges/exchange.ts';
import { type Finding, type FindingDraft, toFindings } from '../results/finding.ts';
import { explainFindings } from '../suppressions/known-deviations.ts';
import { isBadInput } from './bad-input.ts';
import { listPropertyNames } from './property-names.ts';

/** An exchange between other programs, and the operation that it used. */
export interface ObservedExchange {
  operation: Operation;
  exchange: Exchange;
  /** The requested URL or its path. */
  url: string;
  /** Request headers by lower-case name. Default: unknown. */
  headers?: Readonly<Record<string, string>>;
}

/** The contract and the ledger to judge by. */
export interface JudgingContract {
  contract: Contract;
  /** The entries that may explain findings. */
  ledger: readonly Deviation[];
}

/**
 * Judges an exchange without a known expectation. A success must match its documentation, a refusal must be documented,
 * and a server error is a violation, or a warning if the input was bad.
 */
export function judgeObserved(
  { operation, exchange, url, headers }: ObservedExchange,
  { contract, ledger }: JudgingContract,
  caseId: string,
): Finding[] {
  const names = listPropertyNames(contract, [operation.id]);
  const judge = (by: Contract) => {
    const amended = by.findOperation(operation.id) ?? operation;
    const drafts = judgeByStatus({ operation: amended, exchange, url, headers }, by);
    return toFindings(drafts, { operation: operation.id, caseId, curl: exchange.curl }, names);
  };
  return explainFindings(judge, contract, { ledger, operations: [operation.id] });
}

/** Judges like {@link judgeObserved}, but without the ledger and without merging findings. */
export function judgeByStatus(
  { operation, exchange, url, headers }: ObservedExchange,
  contract: Contract,
): FindingDraft[] {
  const subject: Subject = { contract, operation, expect: { kind: 'success' }, exchange };
  const { status } = exchange;
  // 304 and 429 say nothing about the operation.
  if (status === 304 || status === 429) return [];
  if (status >= 500) {
    const severity = isBadInput({ url, headers }, operation, contract) ? 'warning' : 'violation';
    return [{ ...toDraft('server-error', subject), severity }];
  }
  if (status < 400) return judgeAnswer(subject);
  if (isAbsent(operation, exchange)) return [];
  if (!findResponse(operation, status)) {
    return [toDraft('undocumented', subject)];
  }
  const drafts = contentType.judge(subject);
  return drafts.length > 0 ? drafts : judgeContent(subject);
}

function toDraft(keyword: string, subject: Subject): FindingDraft {
  const { operation, exchange } = subject;
  const expected = Object.keys(operation.responses);
  const expectedStatuses =
    keyword === 'server-error' ? toStatuses(listSuccesses(operation.responses)) : toStatuses(expected);
  return {
    check: 'status',
    pointer: '',
    keyword,
    message: `Expected ${expectedStatuses}. Got ${toAnswer(exchange, true)}.`,
    expected,
    actual: exchange.status,
    severity: 'violation',
    cause: findCause(subject),
  };
}
