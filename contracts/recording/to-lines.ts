import { createHash } from 'node:crypto';
import { quote } from '../curl.ts';
import type { Exchange } from '../exchange.ts';
import type { RecordedAnswer, RecordedCase, RecordedExchange } from './format.ts';
import { beforeCases } from './format.ts';
import { createSanitizer, type Sanitizer } from './sanitizer.ts';
import type { Tape, TapeEntry } from './tape.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A sanitizer for everything on a tape, and for some texts besides. */
export function toSanitizer(tape: Tape, order: readonly string[], words: SanitizerWords): Sanitizer {
  const exchanges = listEntries(tape, order).flatMap(({ outcome }) => ('failure' in outcome ? [] : [outcome]));
  const bodies = exchanges.map(({ body }) => body);
  const headers = exchanges.map((each) => each.headers);
  return createSanitizer(words.vocabulary, { bodies, headers, texts: words.texts }, words.base);
}

export interface SanitizerWords {
  vocabulary: Vocabulary;
  texts: Iterable<string>;
  /** The target. */
  base: URL;
}

/** What was asked before the cases, then the cases' own entries, in the order of the plan. */
export function listEntries(tape: Tape, order: readonly string[]): TapeEntry[] {
  return [beforeCases, ...order].flatMap((id) => tape.entries.get(id) ?? []);
}

/** A tape as it is written: cases in the order of the plan, exchanges in the order in which they come to them. */
export function toLines(
  tape: Tape,
  order: readonly string[],
  sanitizer: Sanitizer,
): { exchanges: RecordedExchange[]; cases: RecordedCase[] } {
  const exchanges = new Map<string, RecordedExchange>();
  const toId = (entry: TapeEntry, isProbe: boolean): number => {
    const { method, curl, body } = entry.request;
    const url = sanitizer.url(entry.request.url);
    const line = toSafeCurl(curl, entry.request.url, url);
    const safe = body === undefined ? line : line.replace(quote(body), () => quote(sanitizer.sent(body)));
    const request = { method, url, curl: safe };
    const answer = toAnswer(entry.outcome, sanitizer, isProbe);
    const key = digest([request, answer]);
    const known = exchanges.get(key) ?? { id: exchanges.size + 1, request, answer };
    exchanges.set(key, known);
    return known.id;
  };
  const cases = [beforeCases, ...order].map((id): RecordedCase => {
    const entries = tape.entries.get(id) ?? [];
    // What is asked to find ids, whoever first needs one: its order is chance.
    const sorted = id === beforeCases ? [...entries].sort(byCurl) : entries;
    return { case: id, exchanges: sorted.map((entry) => toId(entry, id === beforeCases)) };
  });
  return { exchanges: [...exchanges.values()], cases };
}

/** Stands for a value: as a key, the text of an answer of megabytes would be kept beside it. */
const digest = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('base64');

const byCurl = (one: TapeEntry, other: TapeEntry) =>
  one.request.curl < other.request.curl ? -1 : Number(one.request.curl > other.request.curl);

function toAnswer(outcome: TapeEntry['outcome'], sanitizer: Sanitizer, isProbe: boolean): RecordedAnswer {
  if ('failure' in outcome) return outcome;
  const { status, body, obstacle } = outcome as Exchange;
  const { date, ...headers } = sanitizer.headers(outcome.headers);
  // Only the first answers tell what time it is; in the others it would make equal answers different.
  return {
    status,
    headers: isProbe && date !== undefined ? { date, ...headers } : headers,
    body: sanitizer.body(body),
    // What it quotes is text of the server's.
    ...(obstacle && { obstacle: obstacle.name }),
  };
}

/** The line with its URL replaced, which it ends with. */
export function toSafeCurl(curl: string, url: string, safe: string): string {
  const [before, after] = [quote(url), quote(safe)];
  return curl.endsWith(before) ? curl.slice(0, -before.length) + after : curl.replaceAll(url, safe);
}
