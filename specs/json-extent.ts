/** How much JSON may be. */
export interface Extent {
  /** Levels of arrays and objects. */
  levels: number;
  /** Elements and properties, those within others included. */
  values: number;
}

const [quote, backslash, comma] = [0x22, 0x5c, 0x2c];
const [openArray, openObject, closeArray, closeObject] = [0x5b, 0x7b, 0x5d, 0x7d];

/**
 * Why JSON is more than anybody needs: it nests too deeply, or holds too much. Found out before any of it is built: a
 * megabyte of brackets is a hundred of arrays, and parsing them takes a hundred times as long as parsing anything else.
 *
 * @param bytes UTF-8. What is no JSON passes, and is the parser's to refuse.
 */
export function findExcess(bytes: Uint8Array, most: Extent): 'levels' | 'values' | undefined {
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
      if (level > most.levels) return 'levels';
    }
    if (values > most.values) return 'values';
  }
  return undefined;
}

/** Where the string ends that begins at a position; the end of all when it does not. */
function findEnd(bytes: Uint8Array, start: number): number {
  for (let at = start + 1; at < bytes.length; at++) {
    if (bytes[at] === quote) return at;
    if (bytes[at] === backslash) at++;
  }
  return bytes.length;
}
