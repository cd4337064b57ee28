import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toTable, type Verdicts } from './score.ts';
import { targets } from './targets.ts';

type Results = Readonly<Record<string, Verdicts>>;

const file = join(import.meta.dirname, 'results.json');
const page = join(import.meta.dirname, 'RESULTS.md');

/** Saves the result of a target, along with the latest results of the other targets. */
export function keepResult(name: string, verdicts: Verdicts): void {
  const kept: Results = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const results = withResult(kept, name, verdicts);
  writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`);
  writeFileSync(page, toPage(results));
}

/** Results in the order of the list of targets. Removed targets are omitted. */
export function withResult(kept: Results, name: string, verdicts: Verdicts): Results {
  const all = { ...kept, [name]: verdicts };
  return Object.fromEntries(Object.keys(targets).flatMap((each) => (all[each] ? [[each, all[each]]] : [])));
}

/** RESULTS.md as text. */
export function toPage(results: Results): string {
  const missing = Object.keys(targets).filter((name) => !results[name]);
  const rest = missing.length === 0 ? '' : `\nNot tested yet: ${missing.map((name) => `\`${name}\``).join(', ')}.\n`;
  return `# Mutation test results

Written by \`npm run mutate\`, which updates the rows of its targets. \`score.ts\` defines the columns. For the method and the
meaning of survivors, see \`decisions/014-mutation-by-near-tests.md\`.

${toTable(results)}
${rest}`;
}
