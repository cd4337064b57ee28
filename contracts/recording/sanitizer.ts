import { isObject } from '../../specs/json/json.ts';
import { decodeLeniently } from '../../specs/uri.ts';
import type { Body } from '../exchanges/exchange.ts';
import { createPlaceholders } from './placeholders.ts';
import { isFieldName, isSafe, isSensitiveField } from './safe.ts';
import type { Vocabulary } from './vocabulary.ts';

type Replace = (text: string) => string;

/** Replaces personal data in everything that a recording contains. */
export interface Sanitizer {
  body(body: Body): Body;
  /** A URL below the base URL: ids from bodies get the same placeholders as there. */
  url(url: string): string;
  /** The body of a request: texts from responses get their placeholders; the check's own texts are kept. */
  sent(body: string): string;
  /** The headers that are judged, with names in lower case. */
  headers(headers: Readonly<Record<string, string>>): Record<string, string>;
  /** Any other text, such as the server's version. */
  text(text: string): string;
}

/** The complete contents of a recording. Placeholders depend on the order of all texts, so no text may be added later. */
export interface Sanitized {
  bodies: Iterable<Body>;
  headers: Iterable<Readonly<Record<string, string>>>;
  texts: Iterable<string>;
}

/** Creates a sanitizer for these contents. `base` is the target's URL. */
export function createSanitizer(vocabulary: Vocabulary, contents: Sanitized, base: URL): Sanitizer {
  const found = new Set<string>();
  const collect: Replace = (text) => {
    found.add(text);
    return text;
  };
  for (const body of contents.bodies) replaceInBody(body, vocabulary, collect);
  for (const headers of contents.headers) replaceInHeaders(headers, vocabulary, base, collect);
  for (const text of contents.texts) replaceText(text, '', vocabulary, collect);
  const placeholders = createPlaceholders(found);
  const replace: Replace = (text) => placeholders.get(text) ?? text;

  return {
    body: (body) => replaceInBody(body, vocabulary, replace),
    headers: (headers) => replaceInHeaders(headers, vocabulary, base, replace),
    text: (text) => replaceText(text, '', vocabulary, replace),
    sent(body) {
      try {
        return JSON.stringify(replaceIn(JSON.parse(body), '', vocabulary, replace));
      } catch {
        return body;
      }
    },
    url(text) {
      // Values in a URL are the check's own or come from a response. Only the latter have placeholders.
      const own = (part: string) => (vocabulary.values.has(part) || isSafe(part) ? part : replace(part));
      const url = new URL(text);
      const root = base.pathname.replace(/\/$/, '');
      const path = url.pathname.slice(root.length).split('/');
      url.pathname = root + path.map((part) => encodeURIComponent(own(decodeLeniently(part)))).join('/');
      url.search = new URLSearchParams(
        [...url.searchParams].map(([name, value]): [string, string] => [name, own(value)]),
      ).toString();
      return url.href;
    },
  };
}

function replaceInBody(body: Body, vocabulary: Vocabulary, replace: Replace): Body {
  return body.kind === 'json' ? { kind: 'json', value: replaceIn(body.value, '', vocabulary, replace) } : body;
}

function replaceText(text: string, field: string, { values }: Vocabulary, replace: Replace): string {
  return values.has(text) || isSafe(text, field) ? text : replace(text);
}

function replaceIn(value: unknown, field: string, vocabulary: Vocabulary, replace: Replace): unknown {
  if (typeof value === 'string') return replaceText(value, field, vocabulary, replace);
  if (typeof value === 'number') return isSensitiveField(field) && Math.abs(value) > 99_999 ? 100_000 : value;
  if (Array.isArray(value)) return value.map((each) => replaceIn(each, field, vocabulary, replace));
  if (!isObject(value)) return value;
  const entries = Object.entries(value);
  // In an object with a documented field, keys are field names. In other objects, keys are data, such as names of teams.
  const isRecord = entries.some(([key]) => vocabulary.fields.has(key));
  const toKey = (key: string) => {
    const isField = vocabulary.fields.has(key) || (isRecord && isFieldName(key));
    return isField ? key : replaceText(key, '', vocabulary, replace);
  };
  // In a map, the name of the field that holds the map decides whether values are sensitive.
  const inner = (key: string) => (isSensitiveField(field) ? field : key);
  return Object.fromEntries(
    entries.map(([key, each]) => [toKey(key), replaceIn(each, inner(key), vocabulary, replace)]),
  );
}

/** Well-known media types, which are written as they are. */
const mediaTypes =
  /^(application\/(json|problem\+json|vnd\.api\+json|xml|octet-stream|pdf|javascript)|text\/(html|plain|csv|xml|css|javascript))$/;

const headerReplacers: Record<string, (text: string, vocabulary: Vocabulary, replace: Replace, base: URL) => string> = {
  'content-type': (text) => toPlainType(text) ?? 'application/x-other',
  date: (text) => new Date(text).toUTCString(),
  'retry-after': (text) => (/^\d{1,6}$/.test(text.trim()) ? text.trim() : new Date(text).toUTCString()),
  location: toPlainLocation,
};

function replaceInHeaders(
  headers: Readonly<Record<string, string>>,
  vocabulary: Vocabulary,
  base: URL,
  replace: Replace,
): Record<string, string> {
  const kept = Object.entries(headerReplacers).flatMap(([name, toText]): [string, string][] => {
    const text = headers[name];
    return text === undefined ? [] : [[name, toText(text, vocabulary, replace, base)]];
  });
  return Object.fromEntries(kept.filter(([, text]) => text !== 'Invalid Date'));
}

/** The media type without its parameters; undefined if it is not well known. */
export function toPlainType(text: string): string | undefined {
  const plain = text.split(';')[0]?.trim().toLowerCase() ?? '';
  return mediaTypes.test(plain) ? plain : undefined;
}

/** The target of a redirect without its query. Hosts other than the target are replaced. */
function toPlainLocation(text: string, vocabulary: Vocabulary, replace: Replace, base: URL): string {
  const url = URL.canParse(text, base.href) ? new URL(text, base.href) : undefined;
  if (!url) return '/';
  const isWord = (part: string) => /^(api|app|auth|home|login|oauth|saml|sign_in|signin|sso|users|v\d)$/.test(part);
  const own = (part: string) => (isWord(part) ? part : replaceText(part, '', vocabulary, replace));
  const path = url.pathname.split('/').map((part) => encodeURIComponent(own(decodeLeniently(part))));
  return (url.host === base.host ? '' : `${url.protocol}//example.com`) + path.join('/');
}
