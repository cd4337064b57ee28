import type { Relation } from '../relation.ts';
import { sameAnswer } from './same-answer.ts';

/** A relation: an unknown query parameter changes nothing in the response of an operation. */
export function unknownParameter<Id extends string>(operation: Id): Relation<Id> {
  return sameAnswer({
    id: `unknown-parameter-ignored:${operation}`,
    statement: `${operation} ignores an unknown query parameter.`,
    one: { operation },
    other: { operation, query: { chatpact_unknown: '1' } },
  });
}
