// npm run test:installed -- [--node <version>]… [--with <name>@<version>]… [filters of test files]: runs the tests of
// test/installed-files.ts against the packed tarball, installed in an empty folder without the lockfile. --with installs
// that version of a dependency, or with <name>@file:<path> a changed copy of it: a folder or tarball.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installedFiles } from '../test/installed-files.ts';
import { parseInstalledArguments } from './installed/arguments.ts';
import { installPackage } from './installed/install-package.ts';
import { compareVersions, toLines } from './installed/versions.ts';
import { installNode } from './matrix/install-node.ts';
import { isGreen, type Outcome, runTests } from './matrix/run-tests.ts';
import { toTable } from './matrix/table.ts';

const print = (line: string) => process.stdout.write(`${line}\n`);
const root = fileURLToPath(new URL('..', import.meta.url));
const { nodes, overrides, filters } = parseInstalledArguments(process.argv.slice(2));
const files = installedFiles.filter((file) => filters.length === 0 || filters.some((part) => file.includes(part)));
if (files.length === 0) throw new Error(`Expected a part of a path in test/installed-files.ts, got ${filters}.`);
const folder = mkdtempSync(join(tmpdir(), 'chatpact-installed-'));
try {
  const installed = installPackage(root, folder, overrides);
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const differences = compareVersions(lock.packages, installed.packages);
  print(`${differences.length} dependencies differ from package-lock.json`);
  for (const line of toLines(differences)) print(line);
  const outcomes: Outcome[] = [];
  for (const range of nodes) {
    const current = { version: process.version, folder: dirname(process.execPath) };
    const node = range === 'current' ? current : installNode(range);
    print(`${node.version} runs ${files.length} test files against ${installed.folder}`);
    const outcome = runTests(node, { filters: files, root, env: { CHATPACT_PACKAGE: installed.folder } });
    if (outcome.files !== files.length)
      outcome.problems.push(`Expected ${files.length} test files, ${outcome.files} ran.`);
    for (const problem of outcome.problems) print(`  ${problem}`);
    outcomes.push(outcome);
  }
  print(toTable(outcomes));
  process.exitCode = outcomes.every(isGreen) ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
