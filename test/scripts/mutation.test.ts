import { existsSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { toPage, withResult } from '../../mutation/results.ts';
import { countVerdicts, scoreOf, toTable } from '../../mutation/score.ts';
import { getTarget, targets } from '../../mutation/targets.ts';

// npm run mutate takes hours. These tests ensure that its targets and reports still work.

const files = readdirSync('test', { recursive: true, encoding: 'utf8' }).map(
  (name) => `test/${name.replaceAll('\\', '/')}`,
);

/** Lists the test files that match a pattern. Only * is supported. */
function listFiles(pattern: string): string[] {
  const [first = '', ...rest] = pattern.split('*').map((part) => part.replaceAll('.', '\\.'));
  const expression = new RegExp(`^${[first, ...rest].join('[^/]*')}$`);
  return files.filter((file) => expression.test(file));
}

test('every target is an existing folder with test files', () => {
  for (const [name, { tests }] of Object.entries(targets)) {
    expect([name, existsSync(name.replace(/\/\*$/, ''))]).toEqual([name, true]);
    for (const pattern of tests) expect([pattern, listFiles(pattern).length > 0]).toEqual([pattern, true]);
  }
  expect(listFiles('test/nowhere*.test.ts')).toEqual([]);
});

test('every folder of contracts/ is a target, and so is mock/state', () => {
  const folders = readdirSync('contracts', { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const expected = folders.map(({ name }) => `contracts/${name}`);
  expect(Object.keys(targets)).toEqual(expect.arrayContaining(['contracts/*', 'mock/state', ...expected]));
});

test('no target lists slow tests: hostile servers, benchmarks, killed processes, browsers, the command line', () => {
  const named = Object.values(targets).flatMap(({ tests }) => tests.flatMap(listFiles));
  const slow = /hostile|bench|package|kill|browser|\/cli\//;
  expect(named.filter((file) => slow.test(file))).toEqual([]);
});

test('refuses an unknown target and lists the known ones', () => {
  expect(() => getTarget('mock')).toThrow(/Target "mock" not found.*mock\/state/);
});

const report = (...statuses: string[]) => ({ files: { 'a.ts': { mutants: statuses.map((status) => ({ status })) } } });

test('counts a mutant as detected if a test fails or times out, and ignores untestable ones', () => {
  const verdicts = countVerdicts(
    report('Killed', 'Timeout', 'Killed', 'Survived', 'NoCoverage', 'Ignored', 'RuntimeError'),
  );
  expect(verdicts).toEqual({ noticed: 3, survived: 1, uncovered: 1, ignored: 2 });
  expect(scoreOf(verdicts)).toBe(60);
  expect(scoreOf(countVerdicts(report('Ignored')))).toBeUndefined();
  expect(() => countVerdicts(report('Pending'))).toThrow('Pending');
});

test('the table ends with a row for all targets', () => {
  const lines = toTable({ a: countVerdicts(report('Killed')), b: countVerdicts(report('Survived', 'Ignored')) }).split(
    '\n',
  );
  expect(lines.slice(2)).toEqual([
    '| a | 100.0 % | 1 | 0 | 0 | 0 |',
    '| b | 0.0 % | 0 | 1 | 0 | 1 |',
    '| all | 50.0 % | 1 | 1 | 0 | 1 |',
  ]);
});

test('keeps results by target in the order of the list, and lists targets without a result', () => {
  const [first = '', second = '', ...others] = Object.keys(targets);
  const [good, bad] = [countVerdicts(report('Killed')), countVerdicts(report('Survived'))];
  const kept = withResult(withResult({ gone: bad }, second, bad), first, good);
  expect(Object.entries(kept)).toEqual([
    [first, good],
    [second, bad],
  ]);
  expect(withResult(kept, second, good)).toEqual({ [first]: good, [second]: good });
  const page = toPage(kept);
  expect(page).toContain(
    `| ${first} | 100.0 % | 1 | 0 | 0 | 0 |\n| ${second} | 0.0 % | 0 | 1 | 0 | 0 |\n| all | 50.0 % |`,
  );
  expect(page).toContain(`Not tested yet: ${others.map((name) => `\`${name}\``).join(', ')}.`);
  expect(toPage(Object.fromEntries(Object.keys(targets).map((name) => [name, good])))).not.toContain('Not judged');
});
