import type { Relation } from './relation.ts';
import { sameAnswer } from './same-answer.ts';

/** A parameter that nobody knows changes nothing in what an operation answers. */
export function unknownParameter(operation: string): Relation {
  return sameAnswer({
    id: `unknown-parameter-ignored:${operation}`,
    statement: `A parameter that nobody knows changes nothing in ${operation}.`,
    one: { operation },
    other: { operation, query: { chatpact_unknown: '1' } },
  });
}
