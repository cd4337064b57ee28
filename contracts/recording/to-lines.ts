import { createHash } from 'node:crypto';
import { quote } from '../exchanges/curl.ts';
import type { Exchange } from '../exchanges/exchange.ts';
import type { RecordedAnswer, RecordedCase, RecordedExchange } from './format.ts';
import { beforeCases } from './format.ts';
import type { Recorder, RecorderEntry } from './recorder.ts';
import { createSanitizer, type Sanitizer } from './sanitizer.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Creates a sanitizer for all recorded exchanges and some additional texts. */
export function toSanitizer(recorder: Recorder, order: readonly string[], words: SanitizerWords): Sanitizer {
  const exchanges = listEntries(recorder, order).flatMap(({ outcome }) => ('failure' in outcome ? [] : [outcome]));
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

/** The entries before the cases, then those of the cases in the order of the plan. */
export function listEntries(recorder: Recorder, order: readonly string[]): RecorderEntry[] {
  return [beforeCases, ...order].flatMap((id) => recorder.entries.get(id) ?? []);
}

/** Converts recorded exchanges to lines: cases in the order of the plan, exchanges in the order of their first use. */
export function toLines(
  recorder: Recorder,
  order: readonly string[],
  sanitizer: Sanitizer,
): { exchanges: RecordedExchange[]; cases: RecordedCase[] } {
  const exchanges = new Map<string, RecordedExchange>();
  const toId = (entry: RecorderEntry, isProbe: boolean): number => {
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
    const entries = recorder.entries.get(id) ?? [];
    // Requests that look up ids are sent when a case first needs an id, so their order is not deterministic.
    const sorted = id === beforeCases ? [...entries].sort(byCurl) : entries;
    return { case: id, exchanges: sorted.map((entry) => toId(entry, id === beforeCases)) };
  });
  return { exchanges: [...exchanges.values()], cases };
}

/** A digest as a key: the text itself may be megabytes long. */
const digest = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('base64');

const byCurl = (one: RecorderEntry, other: RecorderEntry) =>
  one.request.curl < other.request.curl ? -1 : Number(one.request.curl > other.request.curl);

function toAnswer(outcome: RecorderEntry['outcome'], sanitizer: Sanitizer, isProbe: boolean): RecordedAnswer {
  if ('failure' in outcome) return outcome;
  const { status, body, obstacle } = outcome as Exchange;
  const { date, ...headers } = sanitizer.headers(outcome.headers);
  // The server's time is only read from the first responses. Elsewhere, dates would make equal responses different.
  return {
    status,
    headers: isProbe && date !== undefined ? { date, ...headers } : headers,
    body: sanitizer.body(body),
    // Only the name, since the description may quote the server.
    ...(obstacle && { obstacle: obstacle.name }),
  };
}

/** A curl line with its URL, which is at the end, replaced. */
export function toSafeCurl(curl: string, url: string, safe: string): string {
  const [before, after] = [quote(url), quote(safe)];
  return curl.endsWith(before) ? curl.slice(0, -before.length) + after : curl.replaceAll(url, safe);
}
