import type { Outcome } from './run-tests.ts';

/** A table with a row for each version of Node.js. */
export function toTable(outcomes: readonly Outcome[]): string {
  const rows = outcomes.map(({ version, passed, failed, skipped, seconds }) => [
    version,
    String(passed),
    String(failed),
    String(skipped),
    `${seconds.toFixed(0)} s`,
  ]);
  const heading = ['Node', 'passed', 'failed', 'skipped', 'duration'];
  const lines = [heading, heading.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
