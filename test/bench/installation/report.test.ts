import { expect, test } from 'vitest';
import type { Parts } from '../../../bench/installation/parts.ts';
import { toWeightSection, type Weight } from '../../../bench/installation/report.ts';

const toWeight = (name: string, packageCount: number, megabytes: number): Weight => ({
  name,
  version: '1.2.3',
  packageCount,
  bytes: megabytes * 1e6,
  seconds: [3, 1, 2],
  measureClosure: (dependency) => ({ name: dependency, ...(closures[name] ?? { packageCount: 0, bytes: 0 }) }),
});

/** The figures of `large` with its dependencies in each installation. */
const closures: Record<string, { packageCount: number; bytes: number }> = {
  chatpact: { packageCount: 15, bytes: 38e6 },
};

/** An installation of 20 packages and 50 MB. */
const own = toWeight('chatpact', 20, 50);
const parts: Parts = {
  own: { name: 'chatpact', packageCount: 1, bytes: 8e6 },
  alone: [
    { name: 'large', packageCount: 12, bytes: 35e6 },
    { name: 'small', packageCount: 2, bytes: 3e6 },
  ],
  shared: { name: 'shared', packageCount: 5, bytes: 4e6 },
};

test('shows the figures of each package and of each part', () => {
  const lines = toWeightSection(own, [toWeight('msw', 54, 19.25)], parts);
  expect(lines).toEqual(
    expect.arrayContaining([
      '| chatpact 1.2.3 | 20 | 50.0 | 2.0 (1.0–3.0) |',
      '| msw 1.2.3 | 54 | 19.3 | 2.0 (1.0–3.0) |',
      '| chatpact itself | 1 | 8.0 |',
      '| `large` alone | 12 | 35.0 |',
      '| `small` alone | 2 | 3.0 |',
      '| needed by several dependencies | 5 | 4.0 |',
    ]),
  );
});

test.each<[what: string, rival: [packageCount: number, megabytes: number], verdicts: string[], last: RegExp]>([
  [
    'a target missed because of the largest part',
    [30, 40],
    [
      '- packages < @stoplight/prism-cli: **met**, 20 against 30.',
      '- MB < @stoplight/prism-cli: **missed**, 50.0 against 40.0.',
    ],
    /^The largest part is `large`: it alone brings 12 packages and 35\.0 MB, 70 % .* would have 8 packages and 15\.0 MB, below/,
  ],
  [
    'a target missed even without the largest part',
    [5, 60],
    [
      '- packages < @stoplight/prism-cli: **missed**, 20 against 5.',
      '- MB < @stoplight/prism-cli: **met**, 50.0 against 60.0.',
    ],
    /^The largest part is `large`: .* would have 8 packages and 15\.0 MB, still not below/,
  ],
  [
    'both targets met',
    [21, 51],
    [
      '- packages < @stoplight/prism-cli: **met**, 20 against 21.',
      '- MB < @stoplight/prism-cli: **met**, 50.0 against 51.0.',
    ],
    /^Nothing keeps .* from being below/,
  ],
  [
    'equal figures',
    [20, 50],
    [
      '- packages < @stoplight/prism-cli: **missed**, 20 against 20.',
      '- MB < @stoplight/prism-cli: **missed**, 50.0 against 50.0.',
    ],
    /^The largest part is `large`/,
  ],
])('states the verdict and its reason: %s', (_, rival, verdicts, last) => {
  const lines = toWeightSection(own, [toWeight('@stoplight/prism-cli', ...rival)], parts);
  expect(lines).toEqual(expect.arrayContaining(verdicts));
  expect(lines.at(-1)).toMatch(last);
});

test('states the size of both installations without a dependency that both have', () => {
  const rival = toWeight('@stoplight/prism-cli', 30, 40);
  const [alike, other] = [
    { packageCount: 15, bytes: 38e6 },
    { packageCount: 0, bytes: 0 },
  ].map((closure) =>
    toWeightSection(own, [{ ...rival, measureClosure: (name) => ({ name, ...closure }) }], parts).at(-1),
  );
  expect(alike).toMatch(
    /prism-cli installs 2\.0 MB, chatpact 12\.0 MB, of which 8\.0 MB are files of chatpact itself\.$/,
  );
  expect(other).toMatch(/in both\.$/);
});

test('reports a target that was not measured as such', () => {
  const lines = toWeightSection(own, [], parts);
  expect(lines.slice(-2)).toEqual([
    '- packages < @stoplight/prism-cli: **not measured**.',
    '- MB < @stoplight/prism-cli: **not measured**.',
  ]);
});
