import { ErrorReply, ReconnectStrategyError } from '@redis/client';
import { UsageError } from '../../../usage-error.ts';
import type { RedisAddress } from './address.ts';
import { Damage, Loss } from './damage.ts';

/** Kinds of refusals of Redis, in its own words, and ours. The first that fits counts. */
const explanations: readonly (readonly [RegExp, string])[] = [
  [/\bWRONGPASS\b|invalid password/, 'Redis refuses the user name or password'],
  [/\bNOAUTH\b/, 'Redis asks for a password; put one into the address: redis://:PASSWORD@host:6379/KEY'],
  [/\bDENIED\b/, 'Redis takes no connections from other machines (its protected mode)'],
  [/DB index|\bSELECT\b.*cluster/, 'Redis has no database of that number (?database=)'],
  [
    /\bNOPERM\b|can't run this command|can't access/,
    'this user of Redis may not read and write the key; the commands are EVAL, XADD, XREAD, XRANGE, XREVRANGE, XLEN, DEL and TIME',
  ],
  [/\bWRONGTYPE\b/, 'the key holds something that is no stream; name another key'],
  [/\bREADONLY\b/, 'this Redis is a replica that takes no writes; name the primary one'],
  [/\bOOM\b/, 'Redis has no memory left (maxmemory)'],
  [/\bMISCONF\b/, 'Redis takes no writes, since it can not save its data'],
  [/\bLOADING\b/, 'Redis is still loading its data; try again'],
  [/unknown command/, 'this Redis lacks a command that a log needs; it must be version 5 or later'],
];

/** Why a log could not be opened, as the user's mistake. It repeats nothing of the address but host and port. */
export function toUsageError(error: unknown, { socket: { host, port } }: RedisAddress): unknown {
  if (error instanceof UsageError) return error;
  const at = `No log could be opened at ${host}:${port}`;
  if (error instanceof Damage) return new UsageError('BAD_LOG', `${at}: ${error.message}`);
  if (error instanceof Loss) return new UsageError('BAD_LOG', `${at}: ${error.message}. Try again.`);
  const reply = toReply(error);
  if (reply !== undefined) {
    const known = explanations.find(([pattern]) => pattern.test(reply.message))?.[1];
    return new UsageError('BAD_LOG', `${at}: ${known ?? `Redis answered ${replyOf(reply)}`}.`);
  }
  const cause = unwrap(error);
  // A bug of ours must not look like a Redis that is away.
  if (cause instanceof Error && /^(Type|Range|Reference|Syntax)Error$/.test(cause.name)) return error;
  const reason = cause instanceof Error ? cause.message || cause.name : String(cause);
  return new UsageError('BAD_LOG', `${at}: ${reason}.`);
}

/**
 * The first word of what Redis complained of, which is its kind: `WRONGPASS`, `NOAUTH`. What follows may quote all that
 * was sent, a password for one.
 */
export function replyOf(error: unknown): string | undefined {
  const reply = toReply(error);
  return reply && (/^[A-Z]+\b/.exec(reply.message)?.[0] ?? 'an error');
}

function toReply(error: unknown): ErrorReply | undefined {
  const cause = unwrap(error);
  return cause instanceof ErrorReply ? cause : undefined;
}

/** Where it ended the connection, the client wraps it. */
function unwrap(error: unknown): unknown {
  return error instanceof ReconnectStrategyError ? error.originalError : error;
}
