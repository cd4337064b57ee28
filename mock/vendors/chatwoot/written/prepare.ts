import { parseInstant } from '../../../../instant.ts';
import { once } from '../../../../once.ts';
import type { Json, JsonObject } from '../../../../specs/json/json.ts';
import { toRequirement } from '../../../../specs/schemas/sentence.ts';
import { createValidator, type ParameterProblem } from '../../../../specs/schemas/validator.ts';
import { ApiError } from '../../../api-error.ts';
import { isTimezone } from '../../../time/zone.ts';
import { toToken } from '../access/tokens.ts';
import { type ChatwootEvent, statusEventTypes } from '../events.ts';
import { hasActiveBot } from '../resources/active-bot.ts';
import type { Account, ChatwootTables } from '../tables.ts';
import { findCreated, findIdProblem } from './new-ids.ts';
import { completeRecord } from './records.ts';
import { findMissingReferences } from './references.ts';
import { findRuleViolations } from './rules.ts';
import { schemas } from './schemas.ts';

const getValidator = once(() => createValidator({}));

/** The largest distance from 1970 that a Date can hold, in milliseconds. */
const maxInstant = 8.64e15;

/**
 * Validates an event that a user wrote, and fills in omitted values such as ids and tokens. `at` is ISO 8601 with a time
 * zone, or milliseconds since 1970, and may be in the past.
 *
 * @throws ApiError `invalid` with all invalid fields; `unknown` with all fields that refer to records that do not exist.
 */
export function prepare(tables: ChatwootTables, written: JsonObject): ChatwootEvent {
  const type = written.type as ChatwootEvent['type'];
  const schema = Object.hasOwn(schemas, String(type)) ? schemas[type] : undefined;
  if (!schema) throw refuse([['type', `must be one of ${Object.keys(schemas).join(', ')}`]]);
  const event: JsonObject = { ...written, at: toInstant(written.at) };
  assertSchema(schema, event);

  const account = event.account === undefined ? undefined : tables.accounts.get(Number(event.account));
  const created = findCreated(event);
  if (created) claimId(tables, event, created);
  if (created?.kind !== 'account' && 'account' in event && !account)
    throw refuse([['account', 'does not exist']], 'unknown');
  if (account) {
    if (created?.kind === 'conversation') claimContact(tables, account, event);
    const dangling = findMissingReferences({ tables, account }, event, created?.field);
    if (dangling.length > 0) throw refuse(dangling, 'unknown');
    fillIn(account, event);
    const wrong = completeRecord(account, event);
    if (wrong.length > 0) throw refuse(wrong);
  }
  fillInTokens(event);
  const clashes = findRuleViolations(tables, account, event);
  if (clashes.length > 0) throw refuse(clashes);
  // The schema of its type has validated the event.
  return event as unknown as ChatwootEvent;
}

function toInstant(at: Json | undefined): Json | undefined {
  if (typeof at !== 'string') return at;
  const instant = at.includes('T') ? parseInstant(at) : Number.NaN;
  return Number.isNaN(instant) ? at : instant;
}

function assertSchema(schema: JsonObject, event: JsonObject): void {
  const problems = getValidator()
    .checkSchema(schema, event)
    .map((problem): [string, string] => {
      const name = problem.pointer.slice(1).replaceAll('/', '.');
      const isTime = name === 'at';
      return [name, isTime ? 'must be ISO 8601 with a time zone, or milliseconds since 1970' : toRequirement(problem)];
    });
  if (typeof event.at === 'number' && !(Math.abs(event.at) <= maxInstant)) {
    problems.push(['at', 'is outside the range of dates']);
  }
  if (typeof event.timezone === 'string' && !isTimezone(event.timezone))
    problems.push(['timezone', 'is not an IANA time zone']);
  if (problems.length > 0) throw refuse(problems);
}

function claimId(
  tables: ChatwootTables,
  event: JsonObject,
  { kind, field }: NonNullable<ReturnType<typeof findCreated>>,
) {
  event[field] ??= tables.lastIds[kind] + 1;
  const problem = findIdProblem(tables, kind, Number(event[field]));
  if (problem) throw refuse([[field, problem]]);
}

/** Assigns the contact of a new conversation. A conversation may create its contact, with or without a requested id. */
function claimContact(tables: ChatwootTables, account: Account, event: JsonObject): void {
  event.contact ??= tables.lastIds.contact + 1;
  if (account.contacts.rowOf.get(Number(event.contact)) > 0) return;
  const problem = findIdProblem(tables, 'contact', Number(event.contact));
  if (problem) throw refuse([['contact', problem === 'is already taken' ? 'belongs to another account' : problem]]);
}

/** Fills in omitted fields from the rest of the event and from the tables. */
function fillIn(account: Account, event: JsonObject): void {
  const { conversations, inboxes } = account;
  const row = conversations.rowOf.get(Number(event.conversation)) - 1;
  if (event.type === 'inbox.created') event.timezone ??= 'UTC';
  if (event.type === 'conversation.created') {
    event.display_id ??= account.lastDisplayId + 1;
    const inbox = inboxes.get(Number(event.inbox));
    event.status ??= inbox && hasActiveBot(account, inbox) ? 'pending' : 'open';
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
  return new ApiError(kind, problems.map(toProblem));
}
