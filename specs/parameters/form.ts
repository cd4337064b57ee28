import { isObject, type Json, type JsonObject } from '../json/json.ts';
import { isJsonType } from '../media-types.ts';
import { decode, groupByName, type SentValues } from './decode.ts';
import { createNames } from './decoded-value.ts';
import { findNames, readNested } from './nested-names.ts';
import { readStyle } from './serialization.ts';
import type { ValueShape } from './shape.ts';

/** A file in a form. Its content is known only if it may be a value, as for a JSON part. */
export interface SentFile {
  filename: string;
  mediaType: string;
  text?: string;
}

/** A field of a form. */
export type FormField = readonly [name: string, value: string | SentFile];

/** Encoding Objects by property (OpenAPI 3.1.1, 4.8.15). */
export type Encodings = Readonly<Record<string, JsonObject>>;

/** Whether a property accepts a value that was decoded from text. */
export type AcceptsValue = (property: string, value: unknown) => boolean;

/**
 * Converts the fields of a form to the properties of its schema. It uses the documented style or content type of each field, else
 * the common forms of lists and objects: `tags=a&tags=b`, `tags[]=a`, `user[name]=a`, JSON. Other values stay strings, and a file
 * becomes its name.
 */
export function readForm(
  fields: readonly FormField[],
  { shape, encodings, takes }: { shape: ValueShape; encodings: Encodings; takes: AcceptsValue },
): Record<string, unknown> {
  const sent = groupByName(
    fields.map(([name, value]) => [name, typeof value === 'string' ? value : toText(value)] as const),
  );
  const body = createNames();
  const used = new Set<string>();
  for (const name of shape.names) {
    const candidates = listCandidates(name, sent, shape.propertyOf(name), encodings[name]);
    const chosen = candidates.find((value) => takes(name, value)) ?? candidates[0];
    if (candidates.length === 0) continue;
    body[name] = chosen;
    used.add(name);
  }
  for (const name of sent.names()) {
    const bare = name.replace(/\[.*$/s, '');
    if (used.has(bare) || used.has(name)) continue;
    const values = sent.valuesOf(name);
    body[name] = values.length > 1 ? [...values] : values[0];
  }
  return body;
}

const toText = ({ text, filename }: SentFile) => text ?? filename;

/** Possible values of a property's fields, most likely first. */
function listCandidates(
  name: string,
  sent: SentValues,
  shape: ValueShape,
  encoding: JsonObject | undefined,
): unknown[] {
  const isStyled = encoding?.style !== undefined || encoding?.explode !== undefined;
  const isJson = typeof encoding?.contentType === 'string' && isJsonType(encoding.contentType);
  const way = readStyle(encoding ?? {}, 'query');
  const decoded = decode({ name, in: 'query', serialization: { ...way, shape } }, sent, () => true);
  const byStyle = decoded && 'candidates' in decoded ? decoded.candidates : [];
  if (isStyled && !isJson) return byStyle;
  const isPlain = shape.kinds.every((kind) => kind === 'primitive');
  const parsed = isPlain && !isJson ? [] : parseAll(sent.valuesOf(name), shape);
  const nested = isPlain ? [] : readBrackets(name, sent, shape);
  return [...nested, ...parsed, ...byStyle];
}

function readBrackets(name: string, sent: SentValues, shape: ValueShape): unknown[] {
  const names = findNames(name, sent.names());
  return names.length === 0 ? [] : [readNested(names, sent, shape)];
}

/** Parses values as JSON. For a list, each item may be JSON. */
function parseAll(values: readonly string[], shape: ValueShape): unknown[] {
  const parsed = values.flatMap((value): Json[] => {
    try {
      return [JSON.parse(value) as Json];
    } catch {
      return [];
    }
  });
  if (parsed.length < values.length) return [];
  const [first] = parsed;
  const isItem = shape.kinds.includes('array') && !Array.isArray(first) && parsed.every(isObject);
  if (isItem) return [parsed];
  return parsed.length === 1 ? [first] : [];
}
