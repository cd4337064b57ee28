import { expect, test } from 'vitest';
import { read } from '../home/files.ts';

// .ci/run installs Jest and runs examples/jest. These tests check what needs no Jest.

interface Lock {
  packages: Record<string, { link?: boolean; resolved?: string; integrity?: string; devDependencies?: object }>;
}

/** Returns packages of a lockfile without an integrity hash, or with the address of a registry. */
function listUnportable({ packages }: Lock): string[] {
  const installed = Object.entries(packages).filter(([path, { link }]) => path.startsWith('node_modules/') && !link);
  return installed.filter(([, { integrity, resolved }]) => !integrity || resolved).map(([path]) => path);
}

const manifest = JSON.parse(read('examples/jest/package.json'));
const lock = JSON.parse(read('examples/jest/package-lock.json')) as Lock;

test('the lockfile matches package.json and works with any registry', () => {
  expect(lock.packages['']?.devDependencies).toEqual(manifest.devDependencies);
  expect(lock.packages['node_modules/chatpact']).toEqual({ resolved: '../..', link: true });
  expect(Object.keys(lock.packages).length).toBeGreaterThan(200);
  expect(listUnportable(lock)).toEqual([]);
});

test('reports a package without an integrity hash, or with a fixed registry', () => {
  const packages = {
    'node_modules/a': { integrity: 'sha512-a' },
    'node_modules/b': { integrity: 'sha512-b', resolved: 'https://registry.example/b.tgz' },
    'node_modules/c': {},
    '../..': {},
  };
  expect(listUnportable({ packages })).toEqual(['node_modules/b', 'node_modules/c']);
});

test('.ci/run runs its tests as its README says', () => {
  const readme = read('examples/jest/README.md');
  for (const command of ['npm ci', 'npm test']) expect(readme).toContain(`\n${command}\n`);
  expect(read('.ci/run')).toMatch(/^npm --prefix examples\/jest ci\nnpm --prefix examples\/jest test$/m);
  expect(readme).toContain(manifest.devDependencies.chatpact);
  const [flag = 'none'] = /--experimental-\S+/.exec(manifest.scripts.test) ?? [];
  expect(readme).toContain(flag);
  expect(read('docs/how-to/test-your-code.md')).toContain(manifest.scripts.test);
});
