import { findRefusalStatus } from '../../specs/behaviour.ts';
import { findResponse } from '../../specs/operations.ts';
import { isSuccess } from '../exchange.ts';
import type { FindingDraft } from '../finding.ts';
import { toShownLocation } from '../finding.ts';
import { type Check, isReadSomehow, type Subject } from './check.ts';

/** The status is one that the operation documents, and the one that this situation promises. */
export const status: Check = {
  id: 'status',
  statement: 'The status is documented, and is the one that the situation promises.',
  judge(subject) {
    const { operation, exchange, expect } = subject;
    const actual = exchange.status;
    if (isReadSomehow(subject)) return [];
    const isDocumented = findResponse(operation, actual) !== undefined;
    if (actual >= 500 && !isDocumented) {
      return [toDraft('server-error', `The server failed with ${actual}.`, subject)];
    }
    if (actual >= 300 && actual < 400 && !isDocumented) {
      const location = toShownLocation(exchange.headers.location);
      return [toDraft('redirect', `The answer redirects (${actual}) to ${location}, which is not followed.`, subject)];
    }
    if (expect.kind === 'success') {
      if (isSuccess(actual) && isDocumented) return [];
      const why = isSuccess(actual) ? 'which is not documented' : 'where an answer is documented';
      return [toDraft('success', `The answer is ${actual}, ${why}.`, subject)];
    }
    const promised = findRefusalStatus(operation.behaviour, expect.refusal, expect.parameter);
    if (promised === actual || (promised === undefined && actual >= 300 && actual < 500)) return [];
    const kind = expect.parameter === undefined ? expect.refusal : `${expect.refusal}:${expect.parameter}`;
    const refused = promised ?? 'a refusal';
    const message = expect.inferred
      ? `Bad input (${kind.replace(':', ' ')}) is answered with ${actual}, where ${refused} could be expected.`
      : `The answer is ${actual}, where ${refused} is documented.`;
    return [toDraft(`refusal:${kind}`, message, subject)];
  },
};

function toDraft(keyword: string, message: string, { operation, expect, exchange }: Subject): FindingDraft {
  const promised =
    expect.kind === 'refusal' ? findRefusalStatus(operation.behaviour, expect.refusal, expect.parameter) : undefined;
  const successes = Object.keys(operation.responses).filter((each) => each.startsWith('2'));
  return {
    check: 'status',
    pointer: '',
    keyword,
    message,
    expected: promised ?? (expect.kind === 'success' ? successes : 'a refusal'),
    actual: exchange.status,
    severity: 'violation',
  };
}
