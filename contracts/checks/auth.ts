import { isSuccess } from '../exchange.ts';
import { findCause } from './causes.ts';
import type { Check } from './check.ts';
import { toStatusSentence } from './status-sentence.ts';

/** Kinds of refusal that are about who asks. */
export const guarded: readonly string[] = ['unauthenticated', 'unrecognised', 'forbidden', 'foreign', 'bot'];

/** Credentials must matter: a caller without the permission gets no answer. */
export const auth: Check = {
  id: 'auth',
  statement: 'A caller without the permission gets no data.',
  judge(subject) {
    const { expect, exchange } = subject;
    if (expect.kind !== 'refusal' || !isSuccess(exchange.status) || !guarded.includes(expect.refusal)) return [];
    // A page holds nothing of the API's data; that it is no refusal is for the check of statuses.
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
