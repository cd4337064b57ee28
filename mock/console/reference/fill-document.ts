// Prepares a document for "Try it out" in the API reference: the values that the console knows are filled in.

type Part = Readonly<Record<string, unknown>>;

const isPart = (value: unknown): value is Part => typeof value === 'object' && value !== null && !Array.isArray(value);

const locations = new Set(['path', 'query', 'header', 'cookie']);

/** A parameter has a location and a name. A property of a schema may have both too, but not with these values. */
const isParameter = (part: Part): part is Part & { name: string } =>
  typeof part.name === 'string' && typeof part.in === 'string' && locations.has(part.in) && isPart(part.schema);

/**
 * Gives parameters of these names an example, which "Try it out" starts with.
 *
 * @param values By name in lower case, since names of headers may be written in either.
 */
export function fillParameters<Document>(document: Document, values: Readonly<Record<string, unknown>>): Document {
  const fill = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(fill);
    if (!isPart(value)) return value;
    const name = isParameter(value) ? value.name.toLowerCase() : '';
    if (isParameter(value) && Object.hasOwn(values, name)) {
      const { examples: _, ...rest } = value;
      return { ...rest, example: values[name] };
    }
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, fill(part)]));
  };
  return fill(document) as Document;
}

/** The security schemes that these headers satisfy, with the value of each. */
export function listCredentials(document: unknown, headers: Readonly<Record<string, string>>): [string, string][] {
  const { components } = isPart(document) ? document : {};
  const { securitySchemes } = isPart(components) ? components : {};
  const sent = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  return Object.entries(isPart(securitySchemes) ? securitySchemes : {}).flatMap(([name, scheme]) => {
    if (!isPart(scheme) || scheme.type !== 'apiKey' || scheme.in !== 'header') return [];
    const value = sent.get(String(scheme.name).toLowerCase());
    return value === undefined ? [] : [[name, value] as [string, string]];
  });
}
