/** Keys whose values belong to the API, not to its documentation. They stay unchanged. */
const values = new Set(['example', 'examples', 'default', 'enum', 'const', 'value']);

/** Keys of maps whose own keys are names that the API's authors chose. */
const named = new Set(['properties', 'patternProperties', '$defs', 'definitions', 'schemas', 'parameters', 'headers']);

/** The `<` of an HTML tag, except of a tag without attributes. */
const tag = /<(?=[a-z/!?])(?!\/?[a-z][a-z0-9]*\s*\/?>)/gi;

/** U+2060 WORD JOINER is invisible. After `<` it keeps a browser from parsing a tag. */
const joiner = '\u2060';

/**
 * Disables HTML tags with attributes in all descriptions and summaries of a document. Swagger UI renders descriptions
 * as Markdown, which may contain HTML. It sanitises the HTML, but first copies the attributes of each tag, `onerror`
 * included, to an element of the page.
 *
 * @param isNamed Whether the keys of `part` are names that the API's authors chose (properties, examples).
 */
export function withPlainTexts<Part>(part: Part, isNamed = false): Part {
  if (Array.isArray(part)) return part.map((each) => withPlainTexts(each)) as Part;
  if (typeof part !== 'object' || part === null) return part;
  const cleaned = Object.entries(part).map(([key, value]) => {
    if (isNamed) return [key, withPlainTexts(value)];
    if (typeof value === 'string' && (key === 'description' || key === 'summary')) {
      return [key, value.replaceAll(tag, `<${joiner}`)];
    }
    // `examples` of a media type is a map of names to objects that have descriptions beside their values.
    if (key === 'examples' && !Array.isArray(value)) return [key, withPlainTexts(value, true)];
    return [key, values.has(key) ? value : withPlainTexts(value, named.has(key))];
  });
  return Object.fromEntries(cleaned) as Part;
}
