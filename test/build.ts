import { execFileSync } from 'node:child_process';

/** Builds dist/ when a source is newer: for tests of what is shipped. A run that has built it once does not look again. */
export function buildIfNeeded(): void {
  if (process.env.CHATPACT_TESTS_BUILT) return;
  execFileSync(process.execPath, ['scripts/build.mjs', '--if-needed'], { stdio: 'pipe' });
}
