import { isSuccess } from '../exchanges/exchange.ts';
import { findCause } from './causes.ts';
import type { Check } from './check.ts';
import { toStatusSentence } from './status-sentence.ts';

/** Kinds of refusal that depend on the caller. */
export const callerRefusals: readonly string[] = ['unauthenticated', 'unrecognised', 'forbidden', 'foreign', 'bot'];

/** Reports a caller without the permission who gets data. */
export const auth: Check = {
  id: 'auth',
  statement: 'A caller without the permission gets no data.',
  judge(subject) {
    const { expect, exchange } = subject;
    if (expect.kind !== 'refusal' || !isSuccess(exchange.status) || !callerRefusals.includes(expect.refusal)) return [];
    // An HTML page holds no data of the API. The status check reports that it is not a refusal.
    if (exchange.body.kind === 'other' && exchange.body.isHtml) return [];
    return [
      {
        check: 'auth',
        pointer: '',
        keyword: `ignored:${expect.refusal}`,
        message: toStatusSentence(subject),
        expected: 'a refusal',
        actual: exchange.status,
        severity: 'violation',
        cause: findCause(subject),
      },
    ];
  },
};
