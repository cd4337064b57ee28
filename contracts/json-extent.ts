/** Levels of arrays and objects in an answer; the documents know no more than ten. */
const mostLevels = 200;
/** Of the largest answers known, a month of users by day, there would have to be six thousand a day. */
const mostValues = 200_000;

const [quote, backslash, comma] = [0x22, 0x5c, 0x2c];
const opening = [0x5b, 0x7b];
const closing = [0x5d, 0x7d];

/**
 * Why a JSON text is more than can be judged: it nests too deeply, or holds too much. Found out before any of it is
 * built: a megabyte of brackets is a hundred of arrays.
 */
export function findExcess(text: string): 'levels' | 'values' | undefined {
  let level = 0;
  let values = 1;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) at = findEnd(text, at);
    else if (code === comma) values++;
    else if (closing.includes(code)) level--;
    else if (opening.includes(code)) {
      level++;
      values++;
      if (level > mostLevels) return 'levels';
    }
    if (values > mostValues) return 'values';
  }
  return undefined;
}

/** Where the string ends that begins at a position; the text's end when it does not. */
function findEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) return at;
    if (code === backslash) at++;
  }
  return text.length;
}
