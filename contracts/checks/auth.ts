import { isSuccess } from '../exchange.ts';
import type { Check } from './check.ts';

const strangers = {
  unauthenticated: 'nobody in particular',
  unrecognised: 'credentials that nobody has',
  forbidden: 'somebody who may not see it',
  foreign: 'somebody of another account',
  bot: 'a bot',
};

/** Kinds of refusal that are about who asks. */
export const guarded: readonly string[] = Object.keys(strangers);

/** Credentials must matter: whoever may not see an answer gets none. */
export const auth: Check = {
  id: 'auth',
  statement: 'Nobody gets an answer who may not see it.',
  judge({ expect, exchange }) {
    if (expect.kind !== 'refusal' || !isSuccess(exchange.status)) return [];
    // A page holds nothing of the API's data; that it is no refusal is for the check of statuses.
    if (exchange.body.kind === 'other' && exchange.body.isHtml) return [];
    const who = Object.entries(strangers).find(([refusal]) => refusal === expect.refusal)?.[1];
    if (who === undefined) return [];
    return [
      {
        check: 'auth',
        pointer: '',
        keyword: `ignored:${expect.refusal}`,
        message: `Authorization is ignored: ${who} was answered ${exchange.status}.`,
        expected: 'a refusal',
        actual: exchange.status,
        severity: 'violation',
      },
    ];
  },
};
