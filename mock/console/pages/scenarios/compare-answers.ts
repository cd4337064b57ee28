import type { Scenario } from '../../../admin/responses.ts';
import { escapeSegment, findAt } from '../../json-pointer.ts';

export type Expectation = Scenario['expectations'][number];

/** The mock's answer to the request of an expectation. */
export interface Computed {
  /** The part of the answer's body that is compared. */
  body: unknown;
  status: number;
  isExpected: boolean;
}

/** Compares an answer with what the scenario expects: the status, and the body or the part of it at the pointer. */
export function compareAnswer(
  { status: expected = 200, pointer = '', body }: Expectation,
  answer: Pick<Computed, 'status' | 'body'>,
): Computed {
  const part = findAt(answer.body, pointer);
  return { body: part, status: answer.status, isExpected: answer.status === expected && isSameJson(part, body) };
}

/** Whether two values are the same JSON. The order of members does not matter. */
export function isSameJson(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one === other;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const members = Object.entries(one);
  return (
    members.length === Object.keys(other).length &&
    members.every(
      ([name, value]) => Object.hasOwn(other, name) && isSameJson(value, findAt(other, `/${escapeSegment(name)}`)),
    )
  );
}
