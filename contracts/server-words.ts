import { STATUS_CODES } from 'node:http';
import { findAt, isObject } from '../specs/json.ts';
import type { Exchange } from './exchange.ts';
import { toPlainText } from './finding.ts';

/** Characters of a server's text that are quoted. */
const longestQuote = 100;

/** Where the refusals of the vendors say why, the plainest first. */
const reasonPointers = ['/error', '/message', '/description', '/errors/0', '/errors/0/message', '/errorType'];

/**
 * Fields of the vendors' refusals. An object with any other field may be a customer's record, whatever its status, and
 * nothing of it is quoted.
 */
const refusalFields: ReadonlySet<string> = new Set([
  'attributes',
  'code',
  'description',
  'details',
  'error',
  'errorType',
  'error_code',
  'errors',
  'message',
  'status',
  'success',
]);

/**
 * What a server says of why it refuses, cleaned and cut; undefined for a success, for a body that is not in the form of a
 * refusal, for one that echoes a secret, and for one whose texts were replaced.
 *
 * @param isOfOthers The request is not the check's own: a refusal may quote what a user sent. Only codes such as
 *   `error-not-allowed` and the names of statuses are shown then.
 */
export function findSaid({ status, body, isEchoing, isSanitized }: Exchange, isOfOthers = false): string | undefined {
  if (status < 400 || body.kind !== 'json' || isEchoing || isSanitized || !isObject(body.value)) return undefined;
  if (!Object.keys(body.value).every((name) => refusalFields.has(name))) return undefined;
  const texts = reasonPointers.map((pointer) => findAt(body.value, pointer));
  const said = texts.filter((text): text is string => typeof text === 'string' && text.trim() !== '');
  // Of a failure, the text is that of an exception, which may quote a record.
  if (isOfOthers || status >= 500) return said.find((text) => isPublicText(text, status));
  const [first] = said;
  return first === undefined ? undefined : withoutPersons(first);
}

/** A code that programs compare, or the name of the status. */
const isPublicText = (text: string, status: number) =>
  /^[a-z]{2,20}([-_][a-z]{2,20}){1,5}$/.test(text) || text.toLowerCase() === STATUS_CODES[status]?.toLowerCase();

/** What may lead to a person or open something, wherever it stands in a sentence. */
const personal: readonly RegExp[] = [
  /[^\s@<>"']+@[^\s@<>"']+/g,
  /\bhttps?:\/\/\S+/gi,
  // Telephone numbers and cards, and tokens: codes such as `error-action-not-allowed` have no digit.
  /\+?\d(?:[\s().-]?\d){6,}/g,
  /(?=[\w+/=-]*\d)[\w+/=-]{20,}/g,
];

const withoutPersons = (text: string) => personal.reduce((left, pattern) => left.replace(pattern, '…'), text);

/**
 * A status and what the server said, as every message quotes it: `401 "Invalid Access Token"`.
 *
 * @param said Without it, the status alone.
 */
export function quoteAnswer(status: number, said?: string): string {
  const text = said === undefined ? '' : toPlainText(said, longestQuote).trim();
  return text === '' ? String(status) : `${status} "${text}"`;
}
