import { execFileSync } from 'node:child_process';
import { packageFolder } from './package-under-test.ts';

/**
 * Builds dist/ if a source is newer, for tests of the build. It does nothing if this run has built already, or if the tests
 * use an installed package.
 */
export function buildIfNeeded(): void {
  if (packageFolder || process.env.CHATPACT_TESTS_BUILT) return;
  execFileSync(process.execPath, ['scripts/build.mjs', '--if-needed'], { stdio: 'pipe' });
}
