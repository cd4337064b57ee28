import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toTable, type Verdicts } from './score.ts';
import { targets } from './targets.ts';

type Results = Readonly<Record<string, Verdicts>>;

const file = join(import.meta.dirname, 'results.json');
const page = join(import.meta.dirname, 'RESULTS.md');

/** Keeps what became of a target, beside what became of the others when they were last looked at. */
export function keepResult(name: string, verdicts: Verdicts): void {
  const kept: Results = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const results = withResult(kept, name, verdicts);
  writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`);
  writeFileSync(page, toPage(results));
}

/** In the order of the list of targets; what is no target any more is left out. */
export function withResult(kept: Results, name: string, verdicts: Verdicts): Results {
  const all = { ...kept, [name]: verdicts };
  return Object.fromEntries(Object.keys(targets).flatMap((each) => (all[each] ? [[each, all[each]]] : [])));
}

/** The page that people read. */
export function toPage(results: Results): string {
  const missing = Object.keys(targets).filter((name) => !results[name]);
  const rest = missing.length === 0 ? '' : `\nNot judged yet: ${missing.map((name) => `\`${name}\``).join(', ')}.\n`;
  return `# Which changes of the code the tests notice

Written by \`npm run mutate\`: each row when its target was last judged. What the columns say: \`score.ts\`; why so, and what a
survivor means: \`decisions/014-mutation-by-near-tests.md\`.

${toTable(results)}
${rest}`;
}
