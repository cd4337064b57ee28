import { Fault } from '../fault.ts';

/** Levels of a body's arrays and objects. Ruby's JSON, which reads Chatwoot's requests, takes as many. */
export const nestingLimit = 100;

const [quote, backslash, openArray, closeArray, openObject, closeObject] = [...'"\\[]{}'].map((each) =>
  each.charCodeAt(0),
);

/**
 * Looks at JSON before it is parsed: parsing what is nothing but brackets takes a hundred times as long as parsing
 * anything else.
 *
 * @param bytes UTF-8; what is no JSON passes, and is the parser's to refuse.
 * @throws Fault `malformed` for what is nested deeper than the limit.
 */
export function assertShallow(bytes: Uint8Array): void {
  let depth = 0;
  let isInString = false;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === quote) isInString = !isInString;
    else if (byte === backslash) at += 1;
    else if (isInString) continue;
    else if (byte === openArray || byte === openObject) {
      depth += 1;
      if (depth > nestingLimit) throw new Fault('malformed');
    } else if (byte === closeArray || byte === closeObject) depth -= 1;
  }
}
