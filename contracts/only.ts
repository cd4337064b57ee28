import { UsageError } from '../usage-error.ts';

/**
 * The cases whose ids fit one of the patterns, in which `*` stands for anything: `relation/*`, `get-api-info/*`.
 *
 * @throws UsageError `BAD_OPTION` for a pattern that fits no case: it would check less than somebody believes.
 */
export function takeOnly<Case extends { id: string }>(cases: readonly Case[], patterns?: readonly string[]): Case[] {
  if (!patterns) return [...cases];
  const tests = patterns.map((pattern) => {
    const source = pattern
      .split('*')
      .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*');
    const test = new RegExp(`^${source}$`);
    if (cases.some(({ id }) => test.test(id))) return test;
    throw new UsageError('BAD_OPTION', `No case fits "${pattern}". --dry-run lists the ids that there are.`);
  });
  return cases.filter(({ id }) => tests.some((test) => test.test(id)));
}
