/** Values of the API, and no texts for people: they stay as they are. */
const values = new Set(['example', 'examples', 'default', 'enum', 'const', 'value']);

/** Below these, keys are names that the API's authors chose. */
const named = new Set(['properties', 'patternProperties', '$defs', 'definitions', 'schemas', 'parameters', 'headers']);

/** What begins a tag, unless it is one without attributes. */
const tag = /<(?=[a-z/!?])(?!\/?[a-z][a-z0-9]*\s*\/?>)/gi;

/** Keeps a text from being read as a tag, and looks like nothing. */
const joiner = '\u2060';

/**
 * A document whose descriptions hold no tags with attributes. Swagger UI shows descriptions as Markdown, in which HTML is
 * allowed. It cleans them, but puts the attributes of each tag on an element of the page first, `onerror` too.
 *
 * @param isNamed Whether the keys are names that the API's authors chose, of properties and of examples.
 */
export function withPlainTexts<Part>(part: Part, isNamed = false): Part {
  if (Array.isArray(part)) return part.map((each) => withPlainTexts(each)) as Part;
  if (typeof part !== 'object' || part === null) return part;
  const cleaned = Object.entries(part).map(([key, value]) => {
    if (isNamed) return [key, withPlainTexts(value)];
    if (typeof value === 'string' && (key === 'description' || key === 'summary')) {
      return [key, value.replaceAll(tag, `<${joiner}`)];
    }
    // Examples of a media type are named, and have descriptions beside their values.
    if (key === 'examples' && !Array.isArray(value)) return [key, withPlainTexts(value, true)];
    return [key, values.has(key) ? value : withPlainTexts(value, named.has(key))];
  });
  return Object.fromEntries(cleaned) as Part;
}
