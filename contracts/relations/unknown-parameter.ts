import type { Relation } from './relation.ts';
import { sameAnswer } from './same-answer.ts';

/** An unknown parameter changes nothing in what an operation answers. */
export function unknownParameter(operation: string): Relation {
  return sameAnswer({
    id: `unknown-parameter-ignored:${operation}`,
    statement: `An unknown parameter changes nothing in ${operation}.`,
    one: { operation },
    other: { operation, query: { chatpact_unknown: '1' } },
  });
}
