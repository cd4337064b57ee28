import { isJsonType } from '../media-types.ts';
import { decodeAlternative, decodeText } from './decode-text.ts';
import { createNames, type DecodedValue } from './decoded-value.ts';
import { findNames, readNested } from './nested-names.ts';
import type { ParameterPlace, Serialization } from './serialization.ts';
import type { Kind, ValueShape } from './shape.ts';

/** The properties of a parameter that decoding needs. */
export interface DecodableParameter {
  name: string;
  in: ParameterPlace;
  serialization: Serialization;
}

/** The values sent in one place of a request, with escapes decoded. */
export interface SentValues {
  /** Values of a name in the order of the request. Empty if it was not sent. */
  valuesOf(name: string): readonly string[];
  names(): readonly string[];
}

/**
 * Possible values of a parameter's text, most likely first. There are several if the schema has alternatives or the versions of
 * OpenAPI differ. `isTyped` is true for values with the right types, and `isFree` for a value that is not validated.
 */
export type Decoded = { candidates: unknown[]; isTyped?: true; isFree?: true } | { mistake: string };

/**
 * Decodes a parameter by its style, according to OpenAPI's table of styles. Items of a list stay strings. Undefined if nothing was
 * sent.
 *
 * @param isOthers Whether a query name belongs to another parameter. A parameter that accepts all names ignores these.
 * @example
 * // ids=1,2 of style form that is not exploded
 * decode({ name: 'ids', in: 'query', serialization }, sent); // { candidates: [['1', '2']] }
 */
export function decode(
  parameter: DecodableParameter,
  sent: SentValues,
  isOthers: (name: string) => boolean = () => false,
): Decoded | undefined {
  const { name, serialization } = parameter;
  const { mediaType, shape, isEmptyAllowed } = serialization;
  const values = sent.valuesOf(name);
  if (mediaType !== undefined) return values.length === 0 ? undefined : readDocument(values.at(-1) ?? '', mediaType);
  if (isEmptyAllowed && values.length > 0 && values.every((value) => value === '')) {
    return { candidates: [''], isFree: true };
  }
  const reads = shape.kinds.flatMap((kind) => readAs(kind, parameter, { sent, isOthers }));
  if (reads.length === 0) return undefined;
  const candidates = reads.flatMap((read) => ('value' in read ? [read.value] : []));
  return candidates.length > 0 ? { candidates } : (reads.find((read) => 'mistake' in read) as { mistake: string });
}

interface Source {
  sent: SentValues;
  isOthers: (name: string) => boolean;
}

/** Decodes a parameter as one kind of value. Empty if nothing of that kind was sent. */
function readAs(kind: Kind, parameter: DecodableParameter, source: Source): DecodedValue[] {
  const { in: place } = parameter;
  if (place === 'path' || place === 'header') return readOne(kind, parameter, source.sent);
  return place === 'cookie' ? readCookie(kind, parameter, source) : readQuery(kind, parameter, source);
}

function readOne(
  kind: Kind,
  { name, in: place, serialization }: DecodableParameter,
  { valuesOf }: SentValues,
): DecodedValue[] {
  const [text] = valuesOf(name);
  if (text === undefined) return [];
  // A header may have spaces around its commas (RFC 9110, 5.6.1).
  const tidy = place === 'header' && kind !== 'primitive' ? text.trim().replace(/\s*,\s*/g, ',') : text;
  const way = { ...serialization, name };
  const other = decodeAlternative(tidy, kind, way);
  return [decodeText(tidy, kind, way), ...(other ? [other] : [])];
}

function readQuery(
  kind: Kind,
  { name, serialization }: DecodableParameter,
  { sent, isOthers }: Source,
): DecodedValue[] {
  const { style, explode, shape } = serialization;
  const values = sent.valuesOf(name);
  const last = values.at(-1);
  if (kind === 'primitive') return last === undefined ? [] : [{ value: last }];
  const isNamed = style === 'deepObject' || explode;
  if (!isNamed) {
    if (last === undefined) return [];
    return kind === 'array'
      ? [{ value: values.flatMap((text) => toItems(text, { ...serialization, name })) }]
      : [decodeText(last, kind, { ...serialization, name })];
  }
  if (kind === 'array') {
    const all = [...values, ...(name.endsWith('[]') ? [] : sent.valuesOf(`${name}[]`))];
    if (style === 'deepObject' && all.length === 0) return readDeep(name, sent, shape);
    return all.length > 0 ? [{ value: all }] : [];
  }
  const found = style === 'deepObject' ? readDeep(name, sent, shape) : readExploded(shape, sent, isOthers, name);
  // Documents with the type object for a query parameter often mean JSON.
  return [...found, ...readLoosely(last)];
}

function toItems(text: string, way: Parameters<typeof decodeText>[2]): unknown[] {
  const read = decodeText(text, 'array', way);
  return 'value' in read ? (read.value as unknown[]) : [];
}

/** `filter[status]=open&filter[ids][]=1` */
function readDeep(name: string, sent: SentValues, shape: ValueShape): DecodedValue[] {
  const names = findNames(name, sent.names());
  return names.length === 0 ? [] : [{ value: readNested(names, sent, shape) }];
}

/** Decodes an exploded object, whose properties are sent as parameters of their own names. */
function readExploded(shape: ValueShape, sent: SentValues, isOthers: Source['isOthers'], own: string): DecodedValue[] {
  const value = createNames();
  const isTaken = (name: string) => shape.names.includes(name) || (shape.isOpen && name !== own && !isOthers(name));
  for (const name of sent.names()) {
    const bare = name.endsWith('[]') && !shape.names.includes(name) ? name.slice(0, -2) : name;
    if (!isTaken(bare)) continue;
    const values = sent.valuesOf(name);
    const [kind] = shape.propertyOf(bare).kinds;
    value[bare] = kind === 'array' || values.length > 1 || bare !== name ? [...values] : values[0];
  }
  return Object.keys(value).length === 0 ? [] : [{ value }];
}

/** Decodes a cookie, which may contain a query string: `color=blue&color=black` is one cookie. */
function readCookie(kind: Kind, parameter: DecodableParameter, { sent, isOthers }: Source): DecodedValue[] {
  if (kind === 'primitive') {
    const last = sent.valuesOf(parameter.name).at(-1);
    return last === undefined ? [] : [{ value: last }];
  }
  const pairs = sent.names().flatMap((name) =>
    sent.valuesOf(name).flatMap((value) => {
      const [first = '', ...others] = value.split('&');
      const more = others.map((each): [string, string] => {
        const at = each.indexOf('=');
        return at < 0 ? [each, ''] : [each.slice(0, at), each.slice(at + 1)];
      });
      return [[name, first] as const, ...more];
    }),
  );
  return readQuery(kind, parameter, { sent: groupByName(pairs), isOthers });
}

function readLoosely(text: string | undefined): DecodedValue[] {
  if (text === undefined || !/^\s*\{/.test(text)) return [];
  const read = parseJson(text);
  return 'value' in read ? [read] : [];
}

function readDocument(text: string, mediaType: string): Decoded {
  if (!isJsonType(mediaType)) return { candidates: [text] };
  const read = parseJson(text);
  return 'value' in read ? { candidates: [read.value], isTyped: true } : read;
}

function parseJson(text: string): DecodedValue {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return { mistake: 'must be JSON' };
  }
}

/** Groups pairs of names and values by name. */
export function groupByName(pairs: Iterable<readonly [string, string]>): SentValues {
  const values = new Map<string, string[]>();
  for (const [name, value] of pairs) {
    const known = values.get(name);
    if (known) known.push(value);
    else values.set(name, [value]);
  }
  return { valuesOf: (name) => values.get(name) ?? [], names: () => [...values.keys()] };
}
