import { STATUS_CODES } from 'node:http';
import { findAt, isObject } from '../../specs/json/json.ts';
import { toPlainText } from '../results/finding.ts';
import type { Exchange } from './exchange.ts';

/** Maximum number of characters to quote from a server. */
const maxQuoteLength = 100;

/** Pointers to the reason in the vendors' refusals, the most readable first. */
const reasonPointers = ['/error', '/message', '/description', '/errors/0', '/errors/0/message', '/errorType'];

/**
 * Fields of the vendors' refusals. An object with any other field may be a customer's record, so it is never quoted.
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
 * Finds the reason that a server gives for a refusal, without personal data. Returns undefined for a success, for a body
 * that does not look like a refusal, for one that echoes a secret, and for one of a recording.
 *
 * @param isOfOthers True if another program sent the request. The refusal may then quote what a user sent, so only codes
 *   such as `error-not-allowed` and names of statuses are returned.
 */
export function findServerReason(
  { status, body, isEchoing, isSanitized }: Exchange,
  isOfOthers = false,
): string | undefined {
  if (status < 400 || body.kind !== 'json' || isEchoing || isSanitized || !isObject(body.value)) return undefined;
  if (!Object.keys(body.value).every((name) => refusalFields.has(name))) return undefined;
  const texts = reasonPointers.map((pointer) => findAt(body.value, pointer));
  const said = texts.filter((text): text is string => typeof text === 'string' && text.trim() !== '');
  // The text of a server error may come from an exception that quotes a record.
  if (isOfOthers || status >= 500) return said.find((text) => isPublicText(text, status));
  const [first] = said;
  return first === undefined ? undefined : withoutPersons(first);
}

/** Whether a text is an error code or the name of the status. */
const isPublicText = (text: string, status: number) =>
  /^[a-z]{2,20}([-_][a-z]{2,20}){1,5}$/.test(text) || text.toLowerCase() === STATUS_CODES[status]?.toLowerCase();

/** Parts of a sentence that may identify a person or grant access. */
const personal: readonly RegExp[] = [
  /[^\s@<>"']+@[^\s@<>"']+/g,
  /\bhttps?:\/\/\S+/gi,
  // Telephone and card numbers, then tokens. Error codes such as `error-action-not-allowed` have no digit.
  /\+?\d(?:[\s().-]?\d){6,}/g,
  /(?=[\w+/=-]*\d)[\w+/=-]{20,}/g,
];

const withoutPersons = (text: string) => personal.reduce((left, pattern) => left.replace(pattern, '…'), text);

/**
 * Formats a status and the server's reason as all messages quote them: `401 "Invalid Access Token"`.
 *
 * @param said The server's reason. Without it, only the status is returned.
 */
export function quoteResponse(status: number, said?: string): string {
  const text = said === undefined ? '' : toPlainText(said, maxQuoteLength).trim();
  return text === '' ? String(status) : `${status} "${text}"`;
}
