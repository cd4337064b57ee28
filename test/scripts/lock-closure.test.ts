import { expect, test } from 'vitest';
import { findClosure, findOwnClosure } from '../../scripts/lock-closure.ts';

const entry = (...names: string[]) => ({ dependencies: Object.fromEntries(names.map((name) => [name, '*'])) });

/** app needs a and b. Both need "both", a in a nested version. "loop" and "back" need each other. */
const packages = {
  '': entry('app'),
  'node_modules/app': entry('a', 'b'),
  'node_modules/a': entry('both', 'only-a', 'common', 'loop'),
  'node_modules/a/node_modules/both': entry('deep'),
  'node_modules/b': entry('both', 'common'),
  'node_modules/both': entry(),
  'node_modules/only-a': { optionalDependencies: { extra: '*', 'of-another-system': '*' } },
  'node_modules/extra': entry(),
  'node_modules/common': entry('deeper'),
  'node_modules/deeper': entry(),
  'node_modules/deep': entry(),
  'node_modules/loop': entry('back'),
  'node_modules/back': entry('loop'),
  'node_modules/unreached': entry(),
};

test('finds the dependencies of a package in the nearest folder', () => {
  expect([...findClosure(packages, ['a'])].sort()).toEqual([
    'node_modules/a',
    'node_modules/a/node_modules/both',
    'node_modules/back',
    'node_modules/common',
    'node_modules/deep',
    'node_modules/deeper',
    'node_modules/extra',
    'node_modules/loop',
    'node_modules/only-a',
  ]);
});

test('finds the packages that only one dependency needs', () => {
  expect([...findOwnClosure(packages, 'app', 'a')].sort()).toEqual([
    'node_modules/a',
    'node_modules/a/node_modules/both',
    'node_modules/back',
    'node_modules/deep',
    'node_modules/extra',
    'node_modules/loop',
    'node_modules/only-a',
  ]);
  expect([...findOwnClosure(packages, 'app', 'b')].sort()).toEqual(['node_modules/b', 'node_modules/both']);
});

test('finds no packages for a dependency that another package needs as well', () => {
  const needed = { ...packages, 'node_modules/deep': entry('b') };
  expect([...findOwnClosure(needed, 'app', 'b')]).toEqual([]);
});

test('counts optional dependencies as dependencies', () => {
  const optional = { ...packages, 'node_modules/app': { optionalDependencies: { b: '*' } } };
  expect([...findOwnClosure(optional, 'app', 'b')]).toContain('node_modules/b');
});
