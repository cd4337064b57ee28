import { fromPointer, toPointer } from '../../specs/json/json.ts';
import { toPlainType } from '../recording/sanitizer.ts';
import type { Exchange } from './exchange.ts';

// A server that echoes a secret in one form, which is recognised, may also echo it in others, which are not. So reports
// show no text of such a response.

/** Header values that are read as times, and never shown. */
const times: readonly string[] = ['date', 'retry-after'];

/**
 * Replaces header values and media type of an exchange that echoes a secret by descriptions of their characters.
 *
 * @param inHeaders True if a secret was found in the headers.
 */
export function hideEchoedTexts(exchange: Exchange, inHeaders: boolean): Exchange {
  if (!inHeaders && !exchange.body.isEchoing) return exchange;
  const headers = Object.entries(exchange.headers).map(([name, value]): [string, string] => {
    if (times.includes(name)) return [name, value];
    return [name, name === 'content-type' ? hideType(value) : describeText(value)];
  });
  const { mediaType } = exchange;
  return {
    ...exchange,
    isEchoing: true,
    headers: Object.fromEntries(headers),
    mediaType: mediaType === undefined ? undefined : hideType(mediaType),
  };
}

const hideType = (type: string): string => toPlainType(type) ?? describeText(type);

/** Replaces the undocumented keys of a JSON Pointer by descriptions of their characters. */
export function hideKeys(pointer: string, names: ReadonlySet<string>): string {
  const hide = (key: string) => (names.has(key) || /^\d{1,7}$/.test(key) ? key : `key-of-${describeText(key, '-')}`);
  return toPointer(fromPointer(pointer).map(hide));
}

/** Describes the length and the characters of a text: "24 characters of letters, digits". */
export function describeText(text: string, between?: string): string {
  const kinds = { letters: /\p{L}/u, digits: /\p{Nd}/u, others: /[^\p{L}\p{Nd}]/u };
  const found = Object.entries(kinds).flatMap(([name, pattern]) => (pattern.test(text) ? [name] : []));
  if (between !== undefined) return [text.length, ...found].join(between);
  return `${text.length} characters of ${found.join(', ')}`;
}
