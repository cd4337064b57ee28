import { expect, test } from 'vitest';
import { read } from '../home/files.ts';

// examples/jest is run by .ci/run, where Jest is installed. Here is what can be said of it without.

interface Lock {
  packages: Record<string, { link?: boolean; resolved?: string; integrity?: string; devDependencies?: object }>;
}

/** Packages of a lockfile that come from nobody in particular, or from somebody in particular. */
function listStrange({ packages }: Lock): string[] {
  const installed = Object.entries(packages).filter(([path, { link }]) => path.startsWith('node_modules/') && !link);
  return installed.filter(([, { integrity, resolved }]) => !integrity || resolved).map(([path]) => path);
}

const manifest = JSON.parse(read('examples/jest/package.json'));
const lock = JSON.parse(read('examples/jest/package-lock.json')) as Lock;

test('what is locked is what is named, from whichever registry npm asks', () => {
  expect(lock.packages['']?.devDependencies).toEqual(manifest.devDependencies);
  expect(lock.packages['node_modules/chatpact']).toEqual({ resolved: '../..', link: true });
  expect(Object.keys(lock.packages).length).toBeGreaterThan(200);
  expect(listStrange(lock)).toEqual([]);
});

test('a package without integrity, or of one registry, is strange', () => {
  const packages = {
    'node_modules/a': { integrity: 'sha512-a' },
    'node_modules/b': { integrity: 'sha512-b', resolved: 'https://registry.example/b.tgz' },
    'node_modules/c': {},
    '../..': {},
  };
  expect(listStrange({ packages })).toEqual(['node_modules/b', 'node_modules/c']);
});

test('its README says how its tests are run, and .ci/run runs them so', () => {
  const readme = read('examples/jest/README.md');
  for (const command of ['npm ci', 'npm test']) expect(readme).toContain(`\n${command}\n`);
  expect(read('.ci/run')).toMatch(/^npm --prefix examples\/jest ci\nnpm --prefix examples\/jest test$/m);
  expect(readme).toContain(manifest.devDependencies.chatpact);
  const [flag = 'none'] = /--experimental-\S+/.exec(manifest.scripts.test) ?? [];
  expect(readme).toContain(flag);
  expect(read('docs/how-to/test-your-code.md')).toContain(manifest.scripts.test);
});
