// Prints the outputs of the GitHub Action, one per line: the sums of the counts of all JSON reports in a folder.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder = '.'] = process.argv.slice(2);
const summaries = readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')).summary);
const figures = {
  cases: ({ cases }) => cases,
  violations: ({ violations }) => violations,
  warnings: ({ warnings }) => warnings,
  'known-deviations': ({ verdicts }) => verdicts['known-deviation'],
  inconclusive: ({ verdicts }) => verdicts.inconclusive,
};
for (const [name, read] of Object.entries(figures)) {
  process.stdout.write(`${name}=${summaries.reduce((sum, summary) => sum + read(summary), 0)}\n`);
}
