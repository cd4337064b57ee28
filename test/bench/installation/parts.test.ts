import { expect, test } from 'vitest';
import { countPackages, divideIntoParts, measureClosure } from '../../../bench/installation/parts.ts';

const entry = (...names: string[]) => ({ dependencies: Object.fromEntries(names.map((name) => [name, '*'])) });

const packages = {
  'node_modules/app': entry('small', 'large'),
  'node_modules/small': entry('common'),
  'node_modules/large': entry('common', 'of-large'),
  'node_modules/large/node_modules/common': entry(),
  'node_modules/of-large': entry('shared'),
  'node_modules/common': entry('shared'),
  'node_modules/shared': entry(),
};

const bytes: Record<string, number> = {
  'node_modules/app': 1000,
  'node_modules/small': 1,
  'node_modules/common': 2,
  'node_modules/large': 10,
  'node_modules/large/node_modules/common': 20,
  'node_modules/of-large': 40,
  'node_modules/shared': 400,
};

test('counts each version of a package, but neither the project nor links', () => {
  expect(countPackages(packages)).toBe(7);
  expect(countPackages({ ...packages, '': {} })).toBe(7);
  expect(countPackages({ ...packages, 'node_modules/linked': { link: true } })).toBe(7);
  expect(countPackages({ ...packages, 'node_modules/small/node_modules/shared': {} })).toBe(8);
});

test('divides an installation by dependency, largest first', () => {
  expect(divideIntoParts(packages, 'app', (folder) => bytes[folder] ?? Number.NaN)).toEqual({
    own: { name: 'app', packageCount: 1, bytes: 1000 },
    alone: [
      { name: 'large', packageCount: 3, bytes: 70 },
      { name: 'small', packageCount: 2, bytes: 3 },
    ],
    shared: { name: 'shared', packageCount: 1, bytes: 400 },
  });
});

test('puts each installed package in one part, also one that no package needs', () => {
  const all = { ...packages, '': entry('app'), 'node_modules/left-behind': entry() };
  const { own, alone, shared } = divideIntoParts(all, 'app', () => 1);
  expect(shared.packageCount).toBe(2);
  const count = [own, ...alone, shared].reduce((sum, part) => sum + part.packageCount, 0);
  expect(count).toBe(countPackages(all));
});

test('measures a package with its dependencies, and returns zero for one that is not installed', () => {
  const bytesOf = (folder: string) => bytes[folder] ?? Number.NaN;
  expect(measureClosure(packages, 'large', bytesOf)).toEqual({ name: 'large', packageCount: 4, bytes: 470 });
  expect(measureClosure(packages, 'absent', bytesOf)).toEqual({ name: 'absent', packageCount: 0, bytes: 0 });
});
