import { isObject, type Json } from '../json/json.ts';
import { isJsonType } from '../media-types.ts';
import type { DecodableParameter } from './decode.ts';
import type { Serialization } from './serialization.ts';

/** A parameter whose serialization may be plain. See `Parameter.serialization`. */
export type EncodableParameter = Omit<DecodableParameter, 'serialization'> & {
  serialization?: Pick<Serialization, 'style' | 'explode' | 'mediaType'>;
};

/**
 * Serializes a value by the parameter's style, with the escapes of its place. The result is a path segment, `name=value` pairs of a
 * query or a cookie joined with &, or the value of a header. An empty list or object becomes an empty string in a query.
 *
 * @example
 * encode({ name: 'ids', in: 'query', serialization: { style: 'form', explode: false } }, [1, 2]); // 'ids=1,2'
 */
export function encode({ name, in: place, serialization }: EncodableParameter, value: Json): string {
  const toEscaped = place === 'header' ? String : encodeURIComponent;
  const { style, explode, mediaType } = serialization ?? usual[place];
  const isNamed = place === 'query' || place === 'cookie';
  if (mediaType !== undefined) {
    const text = isJsonType(mediaType) ? JSON.stringify(value) : toText(value);
    return isNamed ? `${toEscaped(name)}=${toEscaped(text)}` : toEscaped(text);
  }
  const pieces = toPieces(value, explode, toEscaped);
  if (style === 'deepObject') return toDeep(toEscaped(name), value, toEscaped).join('&');
  if (style === 'matrix') return toMatrix(toEscaped(name), pieces, explode);
  if (style === 'label') return `.${pieces.items.join(explode ? '.' : ',')}`;
  if (!isNamed) return pieces.items.join(',');
  return toNamed(toEscaped(name), pieces, explode, separators[style] ?? ',');
}

const usual = {
  path: { style: 'simple', explode: false, mediaType: undefined },
  query: { style: 'form', explode: true, mediaType: undefined },
  header: { style: 'simple', explode: false, mediaType: undefined },
  cookie: { style: 'form', explode: true, mediaType: undefined },
} as const;

/** Escaped, since neither character is allowed in a URL. */
const separators: Partial<Record<Serialization['style'], string>> = { spaceDelimited: '%20', pipeDelimited: '%7C' };

type Escape = (text: string) => string;

interface Pieces {
  items: readonly string[];
  of: 'primitive' | 'array' | 'object';
}

function toPieces(value: Json, explode: boolean, toEscaped: Escape): Pieces {
  const write = (each: Json | undefined) => toEscaped(toText(each ?? null));
  if (Array.isArray(value)) return { items: value.map(write), of: 'array' };
  if (!isObject(value)) return { items: [write(value)], of: 'primitive' };
  const pairs = Object.entries(value).map(([name, each]) => [toEscaped(name), write(each)]);
  return { items: explode ? pairs.map((pair) => pair.join('=')) : pairs.flat(), of: 'object' };
}

/** Serializes a nested value, for which styles are not defined. */
function toText(value: Json): string {
  if (value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function toMatrix(name: string, { items, of }: Pieces, explode: boolean): string {
  if (explode && of === 'object') return items.map((item) => `;${item}`).join('');
  if (explode && of === 'array') return items.map((item) => `;${name}=${item}`).join('');
  const text = items.join(',');
  return text === '' ? `;${name}` : `;${name}=${text}`;
}

function toNamed(name: string, { items, of }: Pieces, explode: boolean, separator: string): string {
  if (of === 'primitive') return `${name}=${items[0]}`;
  if (items.length === 0) return '';
  if (!explode) return `${name}=${items.join(separator)}`;
  return items.map((item) => (of === 'object' ? item : `${name}=${item}`)).join('&');
}

function toDeep(name: string, value: Json, toEscaped: Escape): string[] {
  if (Array.isArray(value)) return value.map((item) => `${name}=${toEscaped(toText(item))}`);
  if (!isObject(value)) return [`${name}=${toEscaped(toText(value))}`];
  return Object.entries(value).flatMap(([key, each]) =>
    toDeep(`${name}%5B${toEscaped(key)}%5D`, each ?? null, toEscaped),
  );
}
