import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { parseMatrixArguments } from '../../scripts/matrix/arguments.ts';
import { isGreen, runTests } from '../../scripts/matrix/run-tests.ts';
import { toTable } from '../../scripts/matrix/table.ts';
import { readManifest } from '../supply/production-tree.ts';

test('distinguishes Node.js versions from test paths', () => {
  expect(parseMatrixArguments(['22', 'test/specs', 'v24.1.0', 'iso'])).toEqual({
    versions: ['22', '24.1.0'],
    filters: ['test/specs', 'iso'],
  });
});

test('starts with the oldest supported Node.js if no version is given', () => {
  const { versions, filters } = parseMatrixArguments([]);
  expect(`>=${versions[0]}`).toBe(readManifest().engines?.node);
  expect(versions.slice(1)).toEqual(['20', '22', '24']);
  expect(filters).toEqual([]);
});

/** Creates a project with one test file. It is removed after the test. */
function createProject(text: string): string {
  const root = mkdtempSync(join(tmpdir(), 'chatpact-matrix-test-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  writeFileSync(
    join(root, 'vitest.config.mjs'),
    "export default { test: { globals: true, include: ['*.test.mjs'] } };",
  );
  writeFileSync(join(root, 'some.test.mjs'), text);
  return root;
}

/** The running Node.js, as if it had been installed. */
const present = { version: process.version, folder: dirname(process.execPath) };

test('counts passed, failed and skipped tests, and lists the failed ones', () => {
  const root = createProject("test('a', () => {}); test('b', () => expect(1).toBe(2)); test.skip('c', () => {});");
  const outcome = runTests(present, { filters: [], root });
  expect(outcome).toMatchObject({ version: process.version, passed: 1, failed: 1, skipped: 1 });
  expect(outcome.problems).toEqual([expect.stringMatching(/^b: .*expected 1 to be 2/)]);
  expect(
    toTable([{ ...outcome, seconds: 61.4 }])
      .split('\n')
      .at(-1),
  ).toBe(`| ${process.version} | 1 | 1 | 1 | 61 s |`);
});

test.each<[what: string, text: string, filters: string[]]>([
  ['a file that does not load', "import './nowhere.mjs';", []],
  ['hooks that fail', "beforeAll(() => { throw new Error('no'); }); test('a', () => {});", []],
  ['a filter that matches no file', "test('a', () => {});", ['elsewhere']],
])('%s is not a success', (_, text, filters) => {
  expect(isGreen(runTests(present, { filters, root: createProject(text) }))).toBe(false);
});

test('programs that tests start as "node" use the Node.js of the tests', () => {
  const root = createProject(`
    import { execFileSync } from 'node:child_process';
    test('one Node', () => {
      const [first] = process.env.PATH.split(process.platform === 'win32' ? ';' : ':');
      expect(first).toBe(${JSON.stringify(present.folder)});
      expect(execFileSync('node', ['--version'], { encoding: 'utf8' }).trim()).toBe(process.version);
    });
  `);
  const outcome = runTests(present, { filters: [], root });
  expect(outcome.problems).toEqual([]);
  expect(isGreen(outcome)).toBe(true);
});
