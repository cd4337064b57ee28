import { findRefusalStatus } from '../../specs/behaviour.ts';
import { findResponse } from '../../specs/operations.ts';
import type { FindingDraft } from '../results/finding.ts';
import { findCause } from './causes.ts';
import { type Check, isLenientlyAccepted, type Subject } from './check.ts';
import { toStatusSentence } from './status-sentence.ts';
import { isDocumentedSuccess, listSuccesses } from './successes.ts';

/** Requires a documented status, and the status that the request should get. */
export const status: Check = {
  id: 'status',
  statement: 'The status is documented, and is the expected one for the request.',
  judge(subject) {
    if (isLenientlyAccepted(subject)) return [];
    const keyword = findProblem(subject);
    return keyword === undefined ? [] : [toDraft(keyword, subject)];
  },
};

/** The keyword of a finding about the status; undefined if the status is right. */
function findProblem({ operation, exchange, expect }: Subject): string | undefined {
  const actual = exchange.status;
  const isDocumented = findResponse(operation, actual) !== undefined;
  if (actual >= 500 && !isDocumented) return 'server-error';
  if (actual >= 300 && actual < 400 && !isDocumented) return 'redirect';
  if (expect.kind === 'success') return isDocumentedSuccess(operation, actual) ? undefined : 'success';
  const { refusal, parameter } = expect;
  const documented = findRefusalStatus(operation.behaviour, refusal, parameter);
  if (documented === actual || (documented === undefined && actual >= 300 && actual < 500)) return undefined;
  // Baselines know findings about objects that do not exist without their parameter.
  const isNamed = parameter !== undefined && refusal !== 'missing';
  return `refusal:${isNamed ? `${refusal}:${parameter}` : refusal}`;
}

function toDraft(keyword: string, subject: Subject): FindingDraft {
  const { operation, expect, exchange } = subject;
  const documented =
    expect.kind === 'refusal' ? findRefusalStatus(operation.behaviour, expect.refusal, expect.parameter) : undefined;
  return {
    check: 'status',
    pointer: '',
    keyword,
    message: toStatusSentence(subject),
    expected: documented ?? (expect.kind === 'success' ? listSuccesses(operation.responses) : 'a refusal'),
    actual: exchange.status,
    severity: 'violation',
    cause: findCause(subject),
  };
}
