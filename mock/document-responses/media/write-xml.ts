import { isObject, type Json, type JsonObject } from '../../../specs/json/json.ts';
import { flatten } from '../values/flatten.ts';
import type { BodySchema } from './write-body.ts';

/**
 * Writes a value as XML according to the `xml` keywords of its schema (OpenAPI 3.0, XML Object). By default an element
 * has
 * the name of its property, and the root element that of its component.
 */
export function writeXml(value: Json, { document, schema }: BodySchema): string {
  const { references } = flatten(document, schema);
  const component = references[0]?.split('/').at(-1);
  const written = writeElement(document, { name: toName(component ?? '', 'xml'), value, schema });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${written}\n`;
}

interface Element {
  name: string;
  value: Json;
  schema: Json | undefined;
}

function writeElement(document: JsonObject, { name, value, schema }: Element): string {
  const { own } = flatten(document, schema);
  const xml = readXml(own);
  const named = xml.name ?? name;
  if (Array.isArray(value)) {
    const items = value.map((item) => writeElement(document, { name: named, value: item, schema: own.items })).join('');
    return xml.isWrapped || name === 'xml' ? wrap(qualify(named, xml), xml.namespace, [], items) : items;
  }
  if (!isObject(value))
    return wrap(qualify(named, xml), xml.namespace, [], value === null ? '' : escapeText(String(value)));
  const properties = isObject(own.properties) ? own.properties : {};
  const attributes: string[] = [];
  let content = '';
  for (const [key, each] of Object.entries(value)) {
    if (each === undefined) continue;
    const property = Object.hasOwn(properties, key) ? properties[key] : undefined;
    const words = readXml(flatten(document, property).own);
    if (words.isAttribute)
      attributes.push(` ${qualify(words.name ?? toName(key), words)}="${escapeText(toPlain(each))}"`);
    else content += writeElement(document, { name: toName(key), value: each, schema: property });
  }
  return wrap(qualify(named, xml), xml.namespace, attributes, content);
}

interface XmlWords {
  name?: string;
  prefix?: string;
  namespace?: string;
  isAttribute: boolean;
  isWrapped: boolean;
}

function readXml({ xml }: JsonObject): XmlWords {
  const words = isObject(xml) ? xml : {};
  const toText = (value: Json | undefined) => (typeof value === 'string' && value !== '' ? value : undefined);
  const prefix = toText(words.prefix);
  const namespace = toText(words.namespace);
  return {
    name: words.name === undefined ? undefined : toName(String(words.name)),
    prefix: prefix && toName(prefix),
    namespace: namespace && ` xmlns${prefix ? `:${toName(prefix)}` : ''}="${escapeText(namespace)}"`,
    isAttribute: words.attribute === true,
    isWrapped: words.wrapped === true,
  };
}

const qualify = (name: string, { prefix }: XmlWords) => (prefix ? `${prefix}:${name}` : name);

function wrap(name: string, namespace = '', attributes: readonly string[], content: string): string {
  return `<${name}${namespace}${attributes.join('')}>${content}</${name}>`;
}

const toPlain = (value: Json) => (typeof value === 'object' ? JSON.stringify(value) : String(value));

/** A valid XML name. Other characters become underscores. */
function toName(text: string, otherwise = '_'): string {
  const name = text.replace(/[^\p{L}\d_.-]/gu, '_');
  if (name === '') return otherwise;
  return /^[\p{L}_]/u.test(name) ? name : `_${name}`;
}

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Escapes text for an element or attribute. Removes characters that XML does not allow. */
function escapeText(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Surrogate}\ufffe\uffff]/gu, (letter) => (/[\t\n\r\u0080-\u009f]/.test(letter) ? letter : ''))
    .replace(/[&<>"]/g, (mark) => marks[mark] ?? mark);
}
