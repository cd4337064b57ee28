import { parse } from 'lossless-json';

/** Where a text stops being JSON. */
export interface SyntaxProblem {
  /** Starting at 1. */
  line: number;
  /** Starting at 1, in UTF-16 units. */
  column: number;
  /** What is wrong there: `Comma ',' expected after value`, `Invalid character`. */
  what: string;
}

/** The beginning of a message of the parser, without the characters of the text that it repeats. */
const messagePattern =
  /^(?:Invalid (?:number|character|escape character|unicode character)|Expected end of input|[\s\S]*? expected(?: after (?:value|property name|':'))?)/;

/**
 * Finds the first place at which a text is not JSON. Undefined if it is JSON, or so deep that it cannot be parsed. The
 * result repeats nothing of the text.
 *
 * JSON.parse is not used, because its messages repeat a part of the text, and often name no position.
 */
export function findSyntaxProblem(text: string): SyntaxProblem | undefined {
  try {
    parse(text, undefined, { onDuplicateKey: ({ newValue }) => newValue });
    return undefined;
  } catch (error) {
    return error instanceof SyntaxError ? toProblem(text, error.message) : undefined;
  }
}

function toProblem(text: string, message: string): SyntaxProblem | undefined {
  const [, position] = / at position (\d+)$/.exec(message) ?? [];
  const at = position === undefined ? text.length : Number(position);
  const [what] = messagePattern.exec(message) ?? [];
  if (what === undefined) return undefined;
  const before = text.slice(0, at);
  const line = before.split('\n').length;
  return { line, column: at - before.lastIndexOf('\n'), what };
}
