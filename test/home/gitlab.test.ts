import { expect, test } from 'vitest';
import { packageVersion } from '../../package-info.ts';
import { vendorNames } from '../../specs/vendors.ts';
import { read } from './files.ts';
import { fillIn, inputs, listInjectable, variablesOf } from './gitlab.ts';

test('the GitLab template uses this version, lists all vendors, and passes inputs only in variables', () => {
  expect(inputs.version?.default).toBe(packageVersion);
  expect(inputs.vendor?.options).toEqual(['', ...vendorNames]);
  const used = [...read('examples/ci/gitlab.yml').matchAll(/inputs\.([\w-]+)/g)].map(([, name]) => name);
  expect(new Set(used)).toEqual(new Set(Object.keys(inputs)));
  expect(listInjectable()).toEqual([]);
  expect(listInjectable('chatpact:\n  script:\n    - chatpact check $[[ inputs.target ]]\n')).toHaveLength(1);
  expect(variablesOf(fillIn({ target: 'staging', strict: true }))).toMatchObject({
    INPUT_TARGET: 'staging',
    INPUT_STRICT: 'true',
    INPUT_VENDOR: '',
  });
});

test('the script for any CI installs this version', () => {
  expect(read('examples/ci/pipeline.sh')).toContain(`\nversion=${packageVersion}\n`);
});

test.each([["x', expand: true }\n  script: [touch pwned]\n  more: { a: '"], ['two words'], ["it's"]])(
  'the template refuses an input that would break out of its place: %j',
  (target) => {
    expect(() => fillIn({ target })).toThrow('The input target');
  },
);
