import { realpathSync } from 'node:fs';
import { sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'vitest';
import { installedFiles } from './installed-files.ts';
import { packageFolder, resolveEntry, toPath } from './package-under-test.ts';

// Not in package-under-test.ts, which the configuration of Vitest imports: each project bundles the configuration with its
// imports, and so would compile all sources at each start of Vitest.

/** Rejects unless this test file takes part in `npm run test:installed` and imports the installed package. */
export async function assertPackageUnderTest(): Promise<void> {
  if (!packageFolder) return;
  const file = toPath(expect.getState().testPath ?? '');
  if (!installedFiles.includes(file)) throw new Error(`${file} is not listed in test/installed-files.ts.`);
  const entry = realpathSync(resolveEntry('chatpact'));
  if (!entry.startsWith(packageFolder + sep))
    throw new Error(`chatpact resolves to ${entry}, not to ${packageFolder}.`);
  const [imported, installed] = await Promise.all([import('../index.ts'), import(pathToFileURL(entry).href)]);
  if (imported.createMock !== installed.createMock)
    throw new Error(`Tests import the sources of createMock, not the package in ${packageFolder}.`);
}
