import { execFileSync } from 'node:child_process';
import type { TestProject } from 'vitest/node';

/** Builds dist/ if a source is newer: once before a run, and before each rerun of the watch mode. */
export default function setup(project: TestProject): void {
  build();
  project.onTestsRerun(build);
  process.env.CHATPACT_TESTS_BUILT = '1';
}

function build(): void {
  execFileSync(process.execPath, ['scripts/build.mjs', '--if-needed'], { stdio: 'inherit' });
}
