import type { RefusalKind } from '../../specs/behaviour.ts';
import { isSuccess } from '../exchange.ts';
import { toSentence } from '../finding.ts';
import type { Subject } from './check.ts';

/** One pattern of answers, and what makes servers answer so. */
interface LikelyCause {
  when(subject: Subject): boolean;
  /** One sentence. Nothing in it is text of the server's, but what an obstacle quotes. */
  toCause(subject: Subject): string | undefined;
}

/** Why a server may answer who should be refused. */
const unguarded: Partial<Record<RefusalKind, string>> = {
  unauthenticated: 'The server does not ask for credentials here, or a proxy in front of it adds its own.',
  unrecognised: 'The server does not check credentials here, or a proxy in front of it sends its own.',
  forbidden: "The server does not check the role here, or the token's user has the permission after all.",
  foreign: "The server does not check the account here, or the token's user belongs to this account, too.",
};

/** The cause of a wrong answer, the surest first. A wrong cause is worse than none: each follows from what is seen. */
const causes: readonly LikelyCause[] = [
  {
    // Of a recording, what it said is not known any more.
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
      if (roles.length > 0) return `The token's user has another role than ${roles.join(' or ')}.`;
      return permissions.length > 0 ? `The token's user lacks the permission ${permissions.join(' or ')}.` : undefined;
    },
  },
  {
    when: ({ expect, exchange, request }) =>
      expect.kind === 'success' && request !== undefined && exchange.status >= 500,
    toCause: () => 'The server failed over a valid request: its log has the reason.',
  },
  {
    when: ({ exchange }) => [301, 308].includes(exchange.status),
    toCause: () => 'The operation has moved. The check follows no redirects.',
  },
  {
    when: ({ exchange: { body } }) => body.kind === 'broken' && body.message.includes('breaks off'),
    toCause: () => 'A proxy or a timeout cut the answer off.',
  },
  {
    when: ({ exchange: { status, body } }) => isSuccess(status) && body.kind === 'other' && body.isHtml,
    toCause: () => 'A login or a proxy answered in place of the API.',
  },
];

/** The likely cause of what is wrong with an answer, one sentence or two; undefined where none follows. */
export function findCause(subject: Subject): string | undefined {
  // What an obstacle says may be what the server gave back.
  if (subject.exchange.isEchoing) return undefined;
  return causes.find(({ when }) => when(subject))?.toCause(subject);
}
