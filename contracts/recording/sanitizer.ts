import { isObject } from '../../specs/json.ts';
import { decodeLeniently } from '../../specs/uri.ts';
import type { Body } from '../exchange.ts';
import { createPlaceholders } from './placeholders.ts';
import { isFieldName, isSafe, isTelling } from './safe.ts';
import type { Vocabulary } from './vocabulary.ts';

type Replace = (text: string) => string;

/** Takes out of what is written down whatever might be about somebody. */
export interface Sanitizer {
  body(body: Body): Body;
  /** A URL under the base: ids that bodies name get the stand-ins that they have there. */
  url(url: string): string;
  /** The body of a request; texts of its own stay, those that were read off an answer get their stand-ins. */
  sent(body: string): string;
  /** Those headers that are judged, names in lower case. */
  headers(headers: Readonly<Record<string, string>>): Record<string, string>;
  /** Any other text, such as the version that a server tells. */
  text(text: string): string;
}

/** What is to be written, all of it: stand-ins are dealt out by the order of the texts, so none may come later. */
export interface Sanitized {
  bodies: Iterable<Body>;
  headers: Iterable<Readonly<Record<string, string>>>;
  texts: Iterable<string>;
}

/** Makes a sanitizer for these contents. `base` is the target's URL. */
export function createSanitizer(vocabulary: Vocabulary, contents: Sanitized, base: URL): Sanitizer {
  const found = new Set<string>();
  const collect: Replace = (text) => {
    found.add(text);
    return text;
  };
  for (const body of contents.bodies) walkBody(body, vocabulary, collect);
  for (const headers of contents.headers) walkHeaders(headers, vocabulary, base, collect);
  for (const text of contents.texts) walkText(text, '', vocabulary, collect);
  const placeholders = createPlaceholders(found);
  const replace: Replace = (text) => placeholders.get(text) ?? text;

  return {
    body: (body) => walkBody(body, vocabulary, replace),
    headers: (headers) => walkHeaders(headers, vocabulary, base, replace),
    text: (text) => walkText(text, '', vocabulary, replace),
    sent(body) {
      try {
        return JSON.stringify(walk(JSON.parse(body), '', vocabulary, replace));
      } catch {
        return body;
      }
    },
    url(text) {
      // What the check sends is its own, or was read off an answer; and only that may have a stand-in.
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

function walkBody(body: Body, vocabulary: Vocabulary, replace: Replace): Body {
  return body.kind === 'json' ? { kind: 'json', value: walk(body.value, '', vocabulary, replace) } : body;
}

function walkText(text: string, field: string, { values }: Vocabulary, replace: Replace): string {
  return values.has(text) || isSafe(text, field) ? text : replace(text);
}

function walk(value: unknown, field: string, vocabulary: Vocabulary, replace: Replace): unknown {
  if (typeof value === 'string') return walkText(value, field, vocabulary, replace);
  if (typeof value === 'number') return isTelling(field) && Math.abs(value) > 99_999 ? 100_000 : value;
  if (Array.isArray(value)) return value.map((each) => walk(each, field, vocabulary, replace));
  if (!isObject(value)) return value;
  const entries = Object.entries(value);
  // Beside a documented field stand fields, documented or not; elsewhere keys are data: the names of teams.
  const isRecord = entries.some(([key]) => vocabulary.fields.has(key));
  const toKey = (key: string) => {
    const isField = vocabulary.fields.has(key) || (isRecord && isFieldName(key));
    return isField ? key : walkText(key, '', vocabulary, replace);
  };
  // In a map, what leads to a person is the name of the field that holds it.
  const inner = (key: string) => (isTelling(field) ? field : key);
  return Object.fromEntries(entries.map(([key, each]) => [toKey(key), walk(each, inner(key), vocabulary, replace)]));
}

/** Media types that say nothing of anybody. */
const mediaTypes =
  /^(application\/(json|problem\+json|vnd\.api\+json|xml|octet-stream|pdf|javascript)|text\/(html|plain|csv|xml|css|javascript))$/;

const headerWalks: Record<string, (text: string, vocabulary: Vocabulary, replace: Replace, base: URL) => string> = {
  'content-type': (text) => toPlainType(text) ?? 'application/x-other',
  date: (text) => new Date(text).toUTCString(),
  'retry-after': (text) => (/^\d{1,6}$/.test(text.trim()) ? text.trim() : new Date(text).toUTCString()),
  location: toPlainLocation,
};

function walkHeaders(
  headers: Readonly<Record<string, string>>,
  vocabulary: Vocabulary,
  base: URL,
  replace: Replace,
): Record<string, string> {
  const kept = Object.entries(headerWalks).flatMap(([name, toText]): [string, string][] => {
    const text = headers[name];
    return text === undefined ? [] : [[name, toText(text, vocabulary, replace, base)]];
  });
  return Object.fromEntries(kept.filter(([, text]) => text !== 'Invalid Date'));
}

/** The media type without its parameters; undefined for one that is not widely known. */
export function toPlainType(text: string): string | undefined {
  const plain = text.split(';')[0]?.trim().toLowerCase() ?? '';
  return mediaTypes.test(plain) ? plain : undefined;
}

/** Where it leads, without query; hosts other than the target are not named. */
function toPlainLocation(text: string, vocabulary: Vocabulary, replace: Replace, base: URL): string {
  const url = URL.canParse(text, base.href) ? new URL(text, base.href) : undefined;
  if (!url) return '/';
  const isWord = (part: string) => /^(api|app|auth|home|login|oauth|saml|sign_in|signin|sso|users|v\d)$/.test(part);
  const own = (part: string) => (isWord(part) ? part : walkText(part, '', vocabulary, replace));
  const path = url.pathname.split('/').map((part) => encodeURIComponent(own(decodeLeniently(part))));
  return (url.host === base.host ? '' : `${url.protocol}//example.com`) + path.join('/');
}
