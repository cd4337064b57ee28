import { isObject, type Json, type JsonObject } from '../../../../specs/json/json.ts';
import { ApiError } from '../../../api-error.ts';
import { identityOf } from '../contacts.ts';
import { toFilterAttributes } from '../conversations/conversation-filter.ts';
import { findCustomTypes } from '../filters/custom-types.ts';
import type { CustomFilterAttributes, FilterAttribute, FilterAttributes } from '../filters/filter-attribute.ts';
import { parseFilter } from '../filters/parse-filter.ts';
import { labelsOf } from '../labels/label-titles.ts';
import { type Account, messageTypes } from '../tables.ts';
import { contentOf } from '../views/message.ts';

/** What a rule looks at: a conversation and its messages, or one new message. Both are rows. */
export interface RuleSubject {
  account: Account;
  conversation: number;
  messages: readonly number[];
  /** The seed of generated message texts. */
  seed: number;
}

/** A row of the server's query, which joins the conversation with its messages and labels. */
interface JoinedRow {
  message: number | undefined;
  title: string | null;
}

/**
 * Whether the conditions of an automation rule match. A rule with conditions that the server cannot evaluate never matches.
 *
 * Source: Chatwoot 4.13.0, app/services/automation_rules/conditions_filter_service.rb, condition_validation_service.rb
 * (read).
 */
export function matchesConditions(subject: RuleSubject, conditions: Json | undefined): boolean {
  const { account, conversation, messages } = subject;
  const payload = (Array.isArray(conditions) ? conditions : [])
    .filter(isObject)
    .map((each) => toCondition(subject, each));
  const isLabelled = payload.some((each) => each.attribute_key === 'labels');
  const titles = isLabelled ? labelsOf(account, conversation) : [];
  const rows = orNone(messages).flatMap((message) =>
    (titles.length > 0 ? titles : [null]).map((title): JoinedRow => ({ message, title })),
  );
  try {
    const matches = parseFilter(payload, toAttributes(subject, rows), toCustomAttributes(subject), () => false);
    return rows.some((_, row) => matches(row));
  } catch (error) {
    if (error instanceof ApiError) return false;
    throw error;
  }
}

const orNone = (rows: readonly number[]) => (rows.length > 0 ? rows : [undefined]);

const equality = ['equal_to', 'not_equal_to'];
const containment = [...equality, 'contains', 'does_not_contain'];
const startsWith = 'starts_with';

/** The names of the attributes of conversations, contacts and messages are different, so one table has all of them. */
function toAttributes(subject: RuleSubject, rows: readonly JoinedRow[]): FilterAttributes {
  const { account, conversation, seed } = subject;
  const { contacts, messages } = account;
  const contact = contacts.rowOf.get(account.conversations.contact.get(conversation)) - 1;
  const identity = contact < 0 ? undefined : identityOf(contacts, contact);
  const additional = (name: string, operators: readonly string[]): FilterAttribute => ({
    operators,
    type: 'text',
    read() {
      const value = contacts.details.get(contact)?.additional?.[name] ?? null;
      return value === null || typeof value === 'string' ? value : JSON.stringify(value);
    },
  });
  const ofMessage = <Value>(row: number, read: (message: number) => Value): Value | null => {
    const message = rows[row]?.message;
    return message === undefined ? null : read(message);
  };
  const ofConversation = Object.entries(toFilterAttributes(account)).map(
    ([key, attribute]): [string, FilterAttribute] => [key, { ...attribute, read: () => attribute.read(conversation) }],
  );
  return {
    ...Object.fromEntries(ofConversation),
    // Unlike in lists, a row has one label, and the first value counts.
    labels: {
      operators: [...equality, 'is_present', 'is_not_present'],
      type: 'text',
      read: (row) => rows[row]?.title ?? null,
      toOperands: (values) => (Array.isArray(values) ? values.slice(0, 1) : [values]),
    },
    phone_number: { operators: containment, type: 'text', read: () => identity?.phone ?? null },
    email: { operators: containment, type: 'text', read: () => identity?.email ?? null },
    country_code: additional('country_code', equality),
    city: additional('city', containment),
    company_name: additional('company_name', containment),
    message_type: {
      operators: equality,
      type: 'integer',
      read: (row) => ofMessage(row, (message) => messages.type.get(message)),
      toOperands: (values) => [values].flat().map((value) => toMessageType(value)),
    },
    private_note: {
      operators: equality,
      type: 'boolean',
      read: (row) => ofMessage(row, (message) => messages.isPrivate.get(message) === 1),
    },
    content: {
      operators: containment,
      type: 'text',
      read: (row) => ofMessage(row, (message) => contentOf(account, seed, message)?.toLowerCase() ?? null),
      toOperands: (values) => [values].flat().map((value) => String(value).toLowerCase()),
    },
    [startsWith]: { operators: ['equal_to'], type: 'boolean', read: () => true },
  };
}

function toMessageType(value: unknown): number | null {
  const known: readonly unknown[] = messageTypes;
  const number = known.indexOf(value);
  return number < 0 ? null : number;
}

/** Rewrites what filters of lists have in another form: starts_with, and custom attributes of contacts. */
function toCondition({ account, conversation }: RuleSubject, condition: JsonObject): JsonObject {
  const { attribute_key: key, filter_operator: operator, custom_attribute_type: model, values } = condition;
  if (key === 'phone_number' && operator === startsWith) {
    const contact = account.contacts.rowOf.get(account.conversations.contact.get(conversation)) - 1;
    const phone = contact < 0 ? null : identityOf(account.contacts, contact).phone;
    const [first] = [values].flat();
    const isStart = typeof first === 'string' && phone?.startsWith(first.toLowerCase()) === true;
    return { ...condition, attribute_key: startsWith, filter_operator: 'equal_to', values: [isStart] };
  }
  const isCustom = typeof model === 'string' && model !== '';
  return isCustom ? { ...condition, attribute_key: `${model}:${String(key)}` } : condition;
}

/** Custom attributes are named with their model. */
function toCustomAttributes({ account, conversation }: RuleSubject): CustomFilterAttributes {
  const { contacts, conversations } = account;
  const contact = contacts.rowOf.get(conversations.contact.get(conversation)) - 1;
  const prefixed = (model: string, values: JsonObject = {}) =>
    Object.entries(values).map(([key, value]) => [`${model}:${key}`, value] as const);
  const values: JsonObject = Object.fromEntries([
    ...prefixed('conversation_attribute', conversations.attributes.get(conversation)?.custom),
    ...prefixed('contact_attribute', contact < 0 ? {} : contacts.details.get(contact)?.custom),
  ]);
  return {
    findType(name) {
      const [model = '', ...key] = name.split(':');
      return findCustomTypes(account, model)(key.join(':'));
    },
    read: () => values,
  };
}
