import { resolve } from '../documents/resolve.ts';
import { isObject, type Json, type JsonObject } from '../json/json.ts';
import { isPlainSchema, toShape, type ValueShape } from './shape.ts';

/** The place of a parameter in a request. */
export type ParameterPlace = 'path' | 'query' | 'header' | 'cookie';

export type ParameterStyle = 'form' | 'simple' | 'label' | 'matrix' | 'spaceDelimited' | 'pipeDelimited' | 'deepObject';

/** The serialization of a parameter's value (OpenAPI 3.1.1, 4.8.12: Parameter Object). */
export interface Serialization {
  style: ParameterStyle;
  explode: boolean;
  /** The media type of a parameter with `content` instead of a schema. */
  mediaType?: string;
  /** True if a name without a value is allowed. */
  isEmptyAllowed?: true;
  shape: ValueShape;
}

/** The styles of each place, default first. */
const styles: Record<ParameterPlace, readonly ParameterStyle[]> = {
  path: ['simple', 'label', 'matrix'],
  query: ['form', 'spaceDelimited', 'pipeDelimited', 'deepObject'],
  header: ['simple'],
  cookie: ['form'],
};

/** Reads style and explode of a Parameter, Header or Encoding Object, with defaults. A style that its place does not allow is ignored. */
export function readStyle(node: JsonObject, place: ParameterPlace): Pick<Serialization, 'style' | 'explode'> {
  const [usual = 'form'] = styles[place];
  const style = styles[place].find((each) => each === node.style) ?? usual;
  const explode = typeof node.explode === 'boolean' ? node.explode : style === 'form';
  return { style, explode };
}

/** Reads the single entry of a parameter's `content`. Undefined if the parameter has a schema. */
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
 * Reads the serialization of a parameter. Undefined for the plain serialization of most parameters: unchanged text or, in a query,
 * `name=value` for each item of a list.
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

/** Whether a query name belongs to a parameter with its own serialization. */
export function ownsName({ name: own, serialization }: { name: string; serialization?: Serialization }, name: string) {
  if (!serialization) return false;
  const { style, explode, shape } = serialization;
  if (style === 'deepObject') return name.startsWith(`${own}[`);
  return explode && shape.kinds.includes('object') && shape.names.includes(name);
}
