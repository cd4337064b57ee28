import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { parseMatrixArguments } from '../../scripts/matrix/arguments.ts';
import { isGreen, runTests } from '../../scripts/matrix/run-tests.ts';
import { toTable } from '../../scripts/matrix/table.ts';
import { readManifest } from '../supply/production-tree.ts';

test('versions of Node are told from paths of tests', () => {
  expect(parseMatrixArguments(['22', 'test/specs', 'v24.1.0', 'iso'])).toEqual({
    versions: ['22', '24.1.0'],
    filters: ['test/specs', 'iso'],
  });
});

test('without versions, the matrix begins with the oldest Node that is promised', () => {
  const { versions, filters } = parseMatrixArguments([]);
  expect(`>=${versions[0]}`).toBe(readManifest().engines?.node);
  expect(versions.slice(1)).toEqual(['20', '22', '24']);
  expect(filters).toEqual([]);
});

/** A project of one test file, which is removed after the test. */
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

/** The Node that runs this, as if it had been installed. */
const present = { version: process.version, folder: dirname(process.execPath) };

test('the matrix counts what passed, failed and was skipped, and names what failed', () => {
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
  ['a filter that fits nothing', "test('a', () => {});", ['elsewhere']],
])('the matrix does not take %s for success', (_, text, filters) => {
  expect(isGreen(runTests(present, { filters, root: createProject(text) }))).toBe(false);
});

test('what tests start by the name of node is the Node that runs them', () => {
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
