import { isObject, type Json, type JsonObject } from '../json.ts';
import { resolve } from '../resolve.ts';
import { isPlainSchema, type Shape, toShape } from './shape.ts';

/** Where a parameter stands in a request. */
export type ParameterPlace = 'path' | 'query' | 'header' | 'cookie';

export type ParameterStyle = 'form' | 'simple' | 'label' | 'matrix' | 'spaceDelimited' | 'pipeDelimited' | 'deepObject';

/** How a parameter's value is written into a request (OpenAPI 3.1.1, 4.8.12: Parameter Object). */
export interface Serialization {
  style: ParameterStyle;
  explode: boolean;
  /** The media type of a parameter that has `content` in place of a schema. */
  mediaType?: string;
  /** True where a name without a value is a value. */
  isEmptyAllowed?: true;
  shape: Shape;
}

/** The styles of each place, its default first. */
const styles: Record<ParameterPlace, readonly ParameterStyle[]> = {
  path: ['simple', 'label', 'matrix'],
  query: ['form', 'spaceDelimited', 'pipeDelimited', 'deepObject'],
  header: ['simple'],
  cookie: ['form'],
};

/** Style and explode of a Parameter, Header or Encoding Object, defaults filled in. A style that its place does not have counts for nothing. */
export function readStyle(node: JsonObject, place: ParameterPlace): Pick<Serialization, 'style' | 'explode'> {
  const [usual = 'form'] = styles[place];
  const style = styles[place].find((each) => each === node.style) ?? usual;
  const explode = typeof node.explode === 'boolean' ? node.explode : style === 'form';
  return { style, explode };
}

/** A parameter's `content`, which has one entry: its media type and what is said of it. Undefined where it has a schema. */
export function readContent(
  document: JsonObject,
  node: JsonObject,
): { mediaType: string; schema: Json | undefined; content: JsonObject } | undefined {
  const [entry] = Object.entries(isObject(node.content) ? node.content : {});
  if (!entry) return undefined;
  const content = resolve(document, entry[1]);
  return { mediaType: entry[0], schema: content.schema, content };
}

/**
 * How a parameter is written; undefined for the plain way, which most parameters have: text as it stands, or in a query
 * one `name=value` for each item of a list.
 */
export function readSerialization(
  document: JsonObject,
  node: JsonObject,
  place: ParameterPlace,
): Serialization | undefined {
  const content = readContent(document, node);
  const schema = content ? content.schema : node.schema;
  const isEmptyAllowed = place === 'query' && node.allowEmptyValue === true;
  const { style, explode } = readStyle(node, place);
  const isUsual = style === 'simple' || (style === 'form' && place === 'query');
  const isList = place === 'query' && explode;
  if (isUsual && !content && !isEmptyAllowed && isPlainSchema(document, schema, isList)) return undefined;
  return {
    style,
    explode,
    ...(content && { mediaType: content.mediaType }),
    ...(isEmptyAllowed && { isEmptyAllowed }),
    shape: toShape(document, schema),
  };
}

/** Whether a name of a query belongs to a parameter that is written in a way of its own. */
export function ownsName({ name: own, serialization }: { name: string; serialization?: Serialization }, name: string) {
  if (!serialization) return false;
  const { style, explode, shape } = serialization;
  if (style === 'deepObject') return name.startsWith(`${own}[`);
  return explode && shape.kinds.includes('object') && shape.names.includes(name);
}
