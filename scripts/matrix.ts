// npm run matrix -- [versions of Node.js] [filters of Vitest]: runs the tests on several versions, and prints a table.
import { parseMatrixArguments } from './matrix/arguments.ts';
import { installNode } from './matrix/install-node.ts';
import { isGreen, type Outcome, runTests } from './matrix/run-tests.ts';
import { toTable } from './matrix/table.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);
const { versions, filters } = parseMatrixArguments(process.argv.slice(2));
const outcomes: Outcome[] = [];
for (const version of versions) {
  const node = installNode(version);
  say(`${node.version} runs ${filters.length > 0 ? filters.join(' ') : 'all tests'}`);
  const outcome = runTests(node, { filters });
  for (const problem of outcome.problems) say(`  ${problem}`);
  outcomes.push(outcome);
}
say(toTable(outcomes));
process.exitCode = outcomes.every(isGreen) ? 0 : 1;
