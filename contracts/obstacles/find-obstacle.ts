import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { findAt } from '../../specs/json/json.ts';
import type { Redactor } from '../exchanges/redaction.ts';
import { quoteResponse } from '../exchanges/server-words.ts';
import type { ExaminedResponse, Obstacle } from './obstacle.ts';
import { obstacles, toTitle } from './obstacles.ts';

/** An answer as it came. */
interface CameAnswer {
  status: number;
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>;
  bytes: Buffer | undefined;
}

/** An obstacle that was met, and what is said of it. */
export interface FoundObstacle extends Pick<Obstacle, 'name' | 'isTransient' | 'isNeverOfApplication' | 'isAbsence'> {
  /** What happened and what the server said, without a full stop at its end; never a secret. */
  what: string;
  /** What to do: a sentence. */
  remedy: string;
}

/** Bytes of a body that are looked at: pages name themselves at their beginning. */
const mostBytes = 65_536;
/** A plain text that is longer is no sentence of a server's. */
const longestLine = 80;

/** The obstacle that an answer shows; undefined where it may be the API's own. */
export function findObstacle(answer: CameAnswer, url: string, redactor: Redactor): FoundObstacle | undefined {
  const seen = toSeen(answer, url, redactor);
  const found = seen && obstacles.find((each) => each.matches(seen));
  return found && toMet(found, `${found.what(seen)} (${toQuote(seen, redactor)})`);
}

/** An obstacle by its name, of which nothing more is known; undefined for a name that is not in the table. */
export function recallObstacle(name: string): FoundObstacle | undefined {
  const found = obstacles.find((each) => each.name === name);
  return found && toMet(found, `it looks like this: ${found.sign}`);
}

function toMet({ name, remedy, isTransient, isNeverOfApplication, isAbsence }: Obstacle, what: string): FoundObstacle {
  return { name, remedy, isTransient, isNeverOfApplication, isAbsence, what };
}

/** What was met and what to do, as two sentences. */
export function toSentences({ what, remedy }: FoundObstacle): string {
  return `${what}. ${remedy}`;
}

function toSeen({ status, headers, bytes }: CameAnswer, url: string, redactor: Redactor): ExaminedResponse | undefined {
  const type = headers['content-type'] ?? '';
  const isJson = /json/i.test(type);
  // The answers that a check is about: nothing in them is looked for.
  if (status < 300 && isJson) return undefined;
  const text = redactor.text(decode(bytes, headers['content-encoding']));
  const isHtml = /^text\/html\b/i.test(type) || /^\s*(<!doctype html|<html)/i.test(text);
  return { status, headers, url, isHtml, text: isJson ? '' : text, errors: isJson ? readErrors(text) : '' };
}

/** The status, and what the server calls itself or the page. Texts of JSON are data: the obstacle names what it knows of them. */
function toQuote({ status, headers, text, isHtml }: ExaminedResponse, redactor: Redactor): string {
  const said = isHtml ? toTitle(text) : firstLine(text);
  const server = /^[a-z][\w-]{0,30}/i.exec(headers.server ?? '')?.[0];
  const isShown = said !== undefined && !redactor.echoes(text, 'key');
  const answer = quoteResponse(status, isShown ? said : undefined);
  return server === undefined ? answer : `${answer} from ${server}`;
}

/** The only line of a short plain text, as servers answer who have no page: "Retry later". */
function firstLine(text: string): string | undefined {
  const line = text.trim();
  return line !== '' && line.length <= longestLine && !/[\n<{]/.test(line) ? line : undefined;
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

/** The beginning of a body, as text; empty where it can't be decoded. */
function decode(bytes: Buffer | undefined, encoding = ''): string {
  if (!bytes || bytes.length === 0) return '';
  const coding = encoding.trim().toLowerCase();
  if (coding === '' || coding === 'identity') return toText(bytes);
  const options = { maxOutputLength: 16 * mostBytes };
  try {
    if (bytes.length > 4 * mostBytes) return '';
    if (coding === 'br') return toText(brotliDecompressSync(bytes, options));
    if (coding === 'deflate') return toText(inflateSync(bytes, options));
    return coding === 'gzip' || coding === 'x-gzip' ? toText(gunzipSync(bytes, options)) : '';
  } catch {
    return '';
  }
}

const toText = (bytes: Buffer) => new TextDecoder().decode(bytes.subarray(0, mostBytes));
