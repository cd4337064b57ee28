import { findSyntaxProblem } from './json-syntax.ts';

/** Explains an error of the JSON parser: where the body stops being JSON. Undefined for other errors. */
export function findInvalidJson(error: unknown): string | undefined {
  const { type, body } = (error ?? {}) as { type?: unknown; body?: unknown };
  if (type !== 'entity.parse.failed' || typeof body !== 'string') return undefined;
  const problem = findSyntaxProblem(body);
  if (!problem) return undefined;
  const { line, column, what } = problem;
  return `The body is not valid JSON at line ${line}, column ${column}: ${what}.`;
}
