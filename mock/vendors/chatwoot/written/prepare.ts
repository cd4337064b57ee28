import { parseInstant } from '../../../../instant.ts';
import { once } from '../../../../once.ts';
import type { Json, JsonObject } from '../../../../specs/json.ts';
import { toRequirement } from '../../../../specs/schema-sentence.ts';
import { createValidator, type ParameterProblem } from '../../../../specs/validator.ts';
import { Fault } from '../../../fault.ts';
import { isTimezone } from '../../../time/zone.ts';
import { type ChatwootEvent, statusEventTypes } from '../events.ts';
import type { Account, ChatwootTables } from '../tables.ts';
import { toToken } from '../tokens.ts';
import { created, findIdProblem } from './new-ids.ts';
import { findDangling } from './references.ts';
import { findClash } from './rules.ts';
import { schemas } from './schemas.ts';

const getValidator = once(() => createValidator({}));

/** The last instant that a Date can hold, to either side of 1970. */
const farthest = 8.64e15;

/**
 * An event as somebody wrote it by hand: checked like a request, with the ids, tokens and the like that it left out.
 * `at` is ISO 8601 with a zone, or milliseconds since 1970, and may lie in the past.
 *
 * @throws Fault `invalid` with every problem of its form; `unknown` with every name of what no event has created.
 */
export function prepare(tables: ChatwootTables, written: JsonObject): ChatwootEvent {
  const type = written.type as ChatwootEvent['type'];
  const schema = Object.hasOwn(schemas, String(type)) ? schemas[type] : undefined;
  if (!schema) throw refuse([['type', `must be one of ${Object.keys(schemas).join(', ')}`]]);
  const event: JsonObject = { ...written, at: toInstant(written.at) };
  assertForm(schema, event);

  const account = event.account === undefined ? undefined : tables.accounts.get(Number(event.account));
  const own = created[type];
  if (own) claimId(tables, event, own);
  if (own !== 'account' && 'account' in event && !account) throw refuse([['account', 'does not exist']], 'unknown');
  if (account) {
    if (own === 'conversation') claimContact(tables, account, event);
    const dangling = findDangling({ tables, account }, event, own);
    if (dangling.length > 0) throw refuse(dangling, 'unknown');
    fillIn(account, event);
  }
  fillInTokens(event);
  const clashes = findClash(tables, account, event);
  if (clashes.length > 0) throw refuse(clashes);
  return event as unknown as ChatwootEvent;
}

function toInstant(at: Json | undefined): Json | undefined {
  if (typeof at !== 'string') return at;
  const instant = at.includes('T') ? parseInstant(at) : Number.NaN;
  return Number.isNaN(instant) ? at : instant;
}

function assertForm(schema: JsonObject, event: JsonObject): void {
  const problems = getValidator()
    .checkSchema(schema, event)
    .map((problem): [string, string] => {
      const name = problem.pointer.slice(1).replaceAll('/', '.');
      const isTime = name === 'at';
      return [name, isTime ? 'must be ISO 8601 with a zone, or milliseconds since 1970' : toRequirement(problem)];
    });
  if (typeof event.at === 'number' && !(Math.abs(event.at) <= farthest)) problems.push(['at', 'is beyond all dates']);
  if (typeof event.timezone === 'string' && !isTimezone(event.timezone)) problems.push(['timezone', 'is no IANA zone']);
  if (problems.length > 0) throw refuse(problems);
}

function claimId(
  tables: ChatwootTables,
  event: JsonObject,
  kind: NonNullable<(typeof created)[ChatwootEvent['type']]>,
) {
  event[kind] ??= tables.last[kind] + 1;
  const problem = findIdProblem(tables, kind, Number(event[kind]));
  if (problem) throw refuse([[kind, problem]]);
}

/** A conversation may bring a contact of its own: one left out, or one that no account has. */
function claimContact(tables: ChatwootTables, account: Account, event: JsonObject): void {
  event.contact ??= tables.last.contact + 1;
  if (account.contacts.rowOf.get(Number(event.contact)) > 0) return;
  const problem = findIdProblem(tables, 'contact', Number(event.contact));
  if (problem) throw refuse([['contact', problem === 'is taken' ? 'belongs to another account' : problem]]);
}

/** What follows from the rest of the event, and from what there is. */
function fillIn(account: Account, event: JsonObject): void {
  const { conversations, inboxes } = account;
  const row = conversations.rowOf.get(Number(event.conversation)) - 1;
  if (event.type === 'inbox.created') event.timezone ??= 'UTC';
  if (event.type === 'conversation.created') {
    event.display_id ??= account.lastDisplayId + 1;
    event.status ??= inboxes.get(Number(event.inbox))?.bot === undefined ? 'open' : 'pending';
  } else if (event.type === 'message.created') {
    event.private ??= false;
    const isOutgoing = event.direction === 'outgoing';
    const sender = isOutgoing ? conversations.assignee.get(row) : conversations.contact.get(row);
    if (sender !== 0) event.sender ??= { kind: isOutgoing ? 'user' : 'contact', id: sender };
  } else if (row >= 0 && statusEventTypes.some((type) => type === event.type)) {
    event.by ??= { kind: 'system', id: 0 };
  }
}

function fillInTokens(event: JsonObject): void {
  if (event.type === 'user.created') event.token ??= toToken('user', Number(event.user));
  if (event.type === 'bot.created') event.token ??= toToken('bot', Number(event.bot));
}

function refuse(
  problems: readonly (readonly [name: string, message: string])[],
  kind: 'invalid' | 'unknown' = 'invalid',
) {
  const toProblem = ([name, message]: readonly [string, string]): ParameterProblem => {
    const pointer = `/${name.replaceAll('.', '/')}`;
    return { in: 'body', name, pointer, keyword: kind, message, expected: null };
  };
  return new Fault(kind, problems.map(toProblem));
}
