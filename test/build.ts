import { execFileSync } from 'node:child_process';
import { packageFolder } from './package-under-test.ts';

/**
 * Builds dist/ when a source is newer, for tests of what is shipped. A run that has built it once does not look again, and
 * an installed package is built already.
 */
export function buildIfNeeded(): void {
  if (packageFolder || process.env.CHATPACT_TESTS_BUILT) return;
  execFileSync(process.execPath, ['scripts/build.mjs', '--if-needed'], { stdio: 'pipe' });
}
