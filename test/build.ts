import { execFileSync } from 'node:child_process';

/** Builds dist/ when a source is newer: for tests of what is shipped. */
export function buildIfNeeded(): void {
  execFileSync(process.execPath, ['scripts/build.mjs', '--if-needed'], { stdio: 'pipe' });
}
