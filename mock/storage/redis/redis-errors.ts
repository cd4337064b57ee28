import { ErrorReply, ReconnectStrategyError } from '@redis/client';
import { UsageError } from '../../../usage-error.ts';
import type { RedisAddress } from './address.ts';
import { LogDamageError, LogLossError } from './damage.ts';

/** Patterns of Redis's error messages, with explanations. The first match is used. */
const explanations: readonly (readonly [RegExp, string])[] = [
  [/\bWRONGPASS\b|invalid password/, 'Redis rejects the user name or password'],
  [/\bNOAUTH\b/, 'Redis requires a password; add it to the address: redis://:PASSWORD@host:6379/KEY'],
  [/\bDENIED\b/, 'Redis accepts no connections from other machines (protected mode)'],
  [/DB index|\bSELECT\b.*cluster/, 'Redis has no database with this number (?database=)'],
  [
    /\bNOPERM\b|can't run this command|can't access/,
    'this Redis user may not read and write the key; it needs the commands EVAL, XADD, XREAD, XRANGE, XREVRANGE, XLEN, DEL and TIME',
  ],
  [/\bWRONGTYPE\b/, 'the key holds a value that is not a stream; use another key'],
  [/\bREADONLY\b/, 'this Redis is a read-only replica; use the primary server'],
  [/\bOOM\b/, 'Redis has no memory left (maxmemory)'],
  [/\bMISCONF\b/, 'Redis accepts no writes because it cannot save its data'],
  [/\bLOADING\b/, 'Redis is still loading its data; try again'],
  [/unknown command/, 'this Redis lacks a required command; use version 5 or later'],
];

/** Converts an error of opening a log to a UsageError. Of the address it contains only host and port. */
export function toRedisUsageError(error: unknown, { socket: { host, port } }: RedisAddress): unknown {
  if (error instanceof UsageError) return error;
  const at = `Cannot open the log at ${host}:${port}`;
  if (error instanceof LogDamageError) return new UsageError('DAMAGED_LOG', `${at}: ${error.message}`);
  if (error instanceof LogLossError) return new UsageError('UNUSABLE_LOG', `${at}: ${error.message}. Try again.`);
  const reply = toReply(error);
  if (reply !== undefined) {
    const known = explanations.find(([pattern]) => pattern.test(reply.message))?.[1];
    return new UsageError('UNUSABLE_LOG', `${at}: ${known ?? `Redis answered ${replyOf(reply)}`}.`);
  }
  const cause = unwrap(error);
  // A bug of chatpact must not look like a connection error.
  if (cause instanceof Error && /^(Type|Range|Reference|Syntax)Error$/.test(cause.name)) return error;
  const reason = cause instanceof Error ? cause.message || cause.name : String(cause);
  return new UsageError('UNUSABLE_LOG', `${at}: ${reason}.`);
}

/**
 * The first word of an error message of Redis, which is its kind: `WRONGPASS`, `NOAUTH`. The rest may quote the
 * command, e.g. a password.
 */
export function replyOf(error: unknown): string | undefined {
  const reply = toReply(error);
  return reply && (/^[A-Z]+\b/.exec(reply.message)?.[0] ?? 'an error');
}

function toReply(error: unknown): ErrorReply | undefined {
  const cause = unwrap(error);
  return cause instanceof ErrorReply ? cause : undefined;
}

/** Unwraps the error that the client wraps when it closes the connection. */
function unwrap(error: unknown): unknown {
  return error instanceof ReconnectStrategyError ? error.originalError : error;
}
