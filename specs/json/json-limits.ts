/** Limits for the size of JSON. */
export interface JsonLimits {
  /** Maximum nesting depth of arrays and objects. */
  maxDepth: number;
  /** Maximum number of elements and properties, including nested ones. */
  maxValues: number;
}

const [quote, backslash, comma] = [0x22, 0x5c, 0x2c];
const [openArray, openObject, closeArray, closeObject] = [0x5b, 0x7b, 0x5d, 0x7d];

/**
 * Checks whether JSON exceeds the limits before it is parsed. One megabyte of brackets becomes a hundred megabytes of arrays, and
 * takes a hundred times as long to parse as other JSON.
 *
 * @param bytes UTF-8. Invalid JSON is not reported here, because the parser refuses it.
 */
export function findExcess(bytes: Uint8Array, most: JsonLimits): 'levels' | 'values' | undefined {
  let level = 0;
  let values = 1;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === quote) at = findEnd(bytes, at);
    else if (byte === comma) values++;
    else if (byte === closeArray || byte === closeObject) level--;
    else if (byte === openArray || byte === openObject) {
      level++;
      values++;
      if (level > most.maxDepth) return 'levels';
    }
    if (values > most.maxValues) return 'values';
  }
  return undefined;
}

/** Index of the end of the string that begins at a position. The end of the text if it is not closed. */
function findEnd(bytes: Uint8Array, start: number): number {
  for (let at = start + 1; at < bytes.length; at++) {
    if (bytes[at] === quote) return at;
    if (bytes[at] === backslash) at++;
  }
  return bytes.length;
}
