import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { findAt } from '../../specs/json/json.ts';
import type { Redactor } from '../exchanges/redaction.ts';
import { quoteResponse } from '../exchanges/server-words.ts';
import type { ExaminedResponse, Obstacle } from './obstacle.ts';
import { obstacles, toTitle } from './obstacles.ts';

/** A response as received, before its body is decoded. */
interface RawResponse {
  status: number;
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>;
  bytes: Buffer | undefined;
}

/** An obstacle that a response shows, with its description. */
export interface FoundObstacle extends Pick<Obstacle, 'name' | 'isTransient' | 'isNeverOfApplication' | 'isAbsence'> {
  /** What happened, with a quote of the response. Has no full stop at its end and never contains a secret. */
  what: string;
  /** What the user can do, as a sentence. */
  remedy: string;
}

/** Maximum bytes of a body to examine. The title of a page is near its beginning. */
const maxExaminedBytes = 65_536;
/** Maximum length of a plain text to quote. Longer texts are not error messages. */
const maxQuoteLength = 80;

/** Finds the obstacle that a response shows. Undefined if the response may come from the API itself. */
export function findObstacle(answer: RawResponse, url: string, redactor: Redactor): FoundObstacle | undefined {
  const examined = examine(answer, url, redactor);
  const found = examined && obstacles.find((each) => each.matches(examined));
  return found && toFound(found, `${found.what(examined)} (${toQuote(examined, redactor)})`);
}

/** Returns an obstacle by its name, for a recording that stores only the name. Undefined for an unknown name. */
export function recallObstacle(name: string): FoundObstacle | undefined {
  const found = obstacles.find((each) => each.name === name);
  return found && toFound(found, `the recorded response was recognised by ${found.sign}`);
}

function toFound(
  { name, remedy, isTransient, isNeverOfApplication, isAbsence }: Obstacle,
  what: string,
): FoundObstacle {
  return { name, remedy, isTransient, isNeverOfApplication, isAbsence, what };
}

/** Formats an obstacle as two sentences: what happened and what to do. */
export function toSentences({ what, remedy }: FoundObstacle): string {
  return `${what}. ${remedy}`;
}

function examine(
  { status, headers, bytes }: RawResponse,
  url: string,
  redactor: Redactor,
): ExaminedResponse | undefined {
  const type = headers['content-type'] ?? '';
  const isJson = /json/i.test(type);
  // A JSON response with a success status comes from the API.
  if (status < 300 && isJson) return undefined;
  const text = redactor.text(decode(bytes, headers['content-encoding']));
  const isHtml = /^text\/html\b/i.test(type) || /^\s*(<!doctype html|<html)/i.test(text);
  return { status, headers, url, isHtml, text: isJson ? '' : text, errors: isJson ? readErrors(text) : '' };
}

/** Quotes the status, the title or text of the page, and the server's name. JSON may hold users' data and is not quoted. */
function toQuote({ status, headers, text, isHtml }: ExaminedResponse, redactor: Redactor): string {
  const said = isHtml ? toTitle(text) : firstLine(text);
  const server = /^[a-z][\w-]{0,30}/i.exec(headers.server ?? '')?.[0];
  const isShown = said !== undefined && !redactor.echoes(text, 'key');
  const answer = quoteResponse(status, isShown ? said : undefined);
  return server === undefined ? answer : `${answer} from ${server}`;
}

/** Returns the text of a short plain response with only one line, such as "Retry later". */
function firstLine(text: string): string | undefined {
  const line = text.trim();
  return line !== '' && line.length <= maxQuoteLength && !/[\n<{]/.test(line) ? line : undefined;
}

function readErrors(text: string): string {
  try {
    const body: unknown = JSON.parse(text);
    const texts = ['/error', '/errorType', '/message'].map((pointer) => findAt(body, pointer));
    return texts
      .filter((each) => typeof each === 'string')
      .join(' ')
      .slice(0, 1000);
  } catch {
    return '';
  }
}

/** Decodes the beginning of a body. Returns an empty text if the body cannot be decoded. */
function decode(bytes: Buffer | undefined, encoding = ''): string {
  if (!bytes || bytes.length === 0) return '';
  const coding = encoding.trim().toLowerCase();
  if (coding === '' || coding === 'identity') return toText(bytes);
  const options = { maxOutputLength: 16 * maxExaminedBytes };
  try {
    if (bytes.length > 4 * maxExaminedBytes) return '';
    if (coding === 'br') return toText(brotliDecompressSync(bytes, options));
    if (coding === 'deflate') return toText(inflateSync(bytes, options));
    return coding === 'gzip' || coding === 'x-gzip' ? toText(gunzipSync(bytes, options)) : '';
  } catch {
    return '';
  }
}

const toText = (bytes: Buffer) => new TextDecoder().decode(bytes.subarray(0, maxExaminedBytes));
