import { fromPointer, toPointer } from '../specs/json.ts';
import type { Exchange } from './exchange.ts';
import { toPlainType } from './recording/sanitizer.ts';

// A server that gives a secret back in one form, which is recognised, may give it back in others, which are not. Of such
// an answer no text is shown that the server chose.

/** Header values that are read as times, and never shown. */
const times: readonly string[] = ['date', 'retry-after'];

/**
 * The exchange, with the shape of its header values and its media type in their place where it echoes a secret.
 *
 * @param inHeaders A secret was seen in its headers.
 */
export function markEcho(exchange: Exchange, inHeaders: boolean): Exchange {
  if (!inHeaders && !exchange.body.isEchoing) return exchange;
  const headers = Object.entries(exchange.headers).map(([name, value]): [string, string] => {
    if (times.includes(name)) return [name, value];
    return [name, name === 'content-type' ? hideType(value) : toShape(value)];
  });
  const { mediaType } = exchange;
  return {
    ...exchange,
    isEchoing: true,
    headers: Object.fromEntries(headers),
    mediaType: mediaType === undefined ? undefined : hideType(mediaType),
  };
}

const hideType = (type: string): string => toPlainType(type) ?? toShape(type);

/** A JSON Pointer with the shape of every key in its place that no document names. */
export function hideKeys(pointer: string, names: ReadonlySet<string>): string {
  const hide = (key: string) => (names.has(key) || /^\d{1,7}$/.test(key) ? key : `key-of-${toShape(key, '-')}`);
  return toPointer(fromPointer(pointer).map(hide));
}

/** What a text is made of, and how long it is: "24 characters of letters, digits". */
export function toShape(text: string, between?: string): string {
  const kinds = { letters: /\p{L}/u, digits: /\p{Nd}/u, others: /[^\p{L}\p{Nd}]/u };
  const found = Object.entries(kinds).flatMap(([name, pattern]) => (pattern.test(text) ? [name] : []));
  if (between !== undefined) return [text.length, ...found].join(between);
  return `${text.length} characters of ${found.join(', ')}`;
}
