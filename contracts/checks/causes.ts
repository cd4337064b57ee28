import type { RefusalKind } from '../../specs/behaviour.ts';
import { isSuccess } from '../exchanges/exchange.ts';
import { toSentence } from '../results/finding.ts';
import type { Subject } from './check.ts';

/** A pattern of responses and its likely cause. */
interface LikelyCause {
  when(subject: Subject): boolean;
  /** The cause in one sentence. It contains no text of the server, except what an obstacle quotes. */
  toCause(subject: Subject): string | undefined;
}

/** Why a server may answer a caller that it should refuse. */
const unguarded: Partial<Record<RefusalKind, string>> = {
  unauthenticated: 'The server does not require credentials here, or a proxy in front of it adds its own.',
  unrecognised: 'The server does not check credentials here, or a proxy in front of it sends its own.',
  forbidden: "The server does not check the role here, or the token's user does have the permission.",
  foreign: "The server does not check the account here, or the token's user also belongs to this account.",
};

/** Likely causes, the most certain first. A wrong cause is worse than none, so each must follow from the response. */
const causes: readonly LikelyCause[] = [
  {
    // A recording does not keep the obstacle's text.
    when: ({ exchange }) => exchange.obstacle !== undefined && !exchange.isSanitized,
    toCause: ({ exchange }) => exchange.obstacle && toSentence(exchange.obstacle.what),
  },
  {
    when: ({ expect, exchange }) => expect.kind === 'refusal' && isSuccess(exchange.status),
    toCause: ({ expect }) => (expect.kind === 'refusal' ? unguarded[expect.refusal] : undefined),
  },
  {
    when: ({ expect, exchange, request }) =>
      expect.kind === 'success' && request?.role === 'full' && [401, 403].includes(exchange.status),
    toCause({ operation: { behaviour } }) {
      const { roles = [], permissions = [] } = behaviour;
      if (roles.length > 0) return `The token's user does not have the role ${roles.join(' or ')}.`;
      return permissions.length > 0 ? `The token's user lacks the permission ${permissions.join(' or ')}.` : undefined;
    },
  },
  {
    when: ({ expect, exchange, request }) =>
      expect.kind === 'success' && request !== undefined && exchange.status >= 500,
    toCause: () => 'The server failed on a valid request. Its log has the reason.',
  },
  {
    when: ({ exchange }) => [301, 308].includes(exchange.status),
    toCause: () => 'The operation has moved. The check follows no redirects.',
  },
  {
    when: ({ exchange: { body } }) => body.kind === 'broken' && body.message.includes('breaks off'),
    toCause: () => 'A proxy or a timeout cut off the response.',
  },
  {
    when: ({ exchange: { status, body } }) => isSuccess(status) && body.kind === 'other' && body.isHtml,
    toCause: () => 'A login or a proxy answered in place of the API.',
  },
];

/** Finds the likely cause of a wrong response, in one or two sentences; undefined if it is unknown. */
export function findCause(subject: Subject): string | undefined {
  // The obstacle's text may contain a secret that the server echoed.
  if (subject.exchange.isEchoing) return undefined;
  return causes.find(({ when }) => when(subject))?.toCause(subject);
}
