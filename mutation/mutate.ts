// npm run mutate -- [targets]: runs mutation tests with Stryker. Without targets, it runs all of mutation/targets.json.
// Results of unchanged code are reused.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keepResult } from './results.ts';
import { countVerdicts, toTable, type Verdicts } from './score.ts';
import { getTarget, targets } from './targets.ts';

const stryker = join(import.meta.dirname, 'node_modules/@stryker-mutator/core/bin/stryker.js');
if (!existsSync(stryker)) throw new Error('Stryker is not installed: npm --prefix mutation ci');

const wanted = process.argv.slice(2);
// Unknown names fail now rather than after the first target, which may take an hour.
for (const name of wanted) getTarget(name);
const verdicts: Record<string, Verdicts> = {};
for (const name of wanted.length > 0 ? wanted : Object.keys(targets)) {
  const result = mutate(name);
  verdicts[name] = result;
  keepResult(name, result);
}
process.stdout.write(`${toTable(verdicts)}\n`);

/** Runs Stryker on a target. It needs a new process for each target, since it reads its configuration once. */
function mutate(name: string): Verdicts {
  const reports = `mutation/reports/${name.replaceAll(/\W+/g, '-')}`;
  const root = join(import.meta.dirname, '..');
  const { status } = spawnSync(process.execPath, [stryker, 'run', 'mutation/stryker.config.mjs'], {
    cwd: root,
    // With CI set, random tests use the same seed for every mutant.
    env: { ...process.env, CI: '1', CHATPACT_MUTATION_TARGET: name, CHATPACT_MUTATION_REPORTS: reports },
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error(`Stryker exited with code ${status}.`);
  return countVerdicts(JSON.parse(readFileSync(join(root, reports, 'mutation.json'), 'utf8')));
}
