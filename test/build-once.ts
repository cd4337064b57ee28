import { execFileSync } from 'node:child_process';
import type { TestProject } from 'vitest/node';
import { emptySharedFolder, shareFolder } from './once-per-run.ts';

/**
 * Builds dist/ if a source is newer, and creates the folder that test files share: once before a run, and before each rerun of
 * the watch mode. Returns what removes the folder.
 */
export default function setup(project: TestProject): () => void {
  build();
  project.onTestsRerun(() => {
    build();
    emptySharedFolder();
  });
  process.env.CHATPACT_TESTS_BUILT = '1';
  return shareFolder();
}

function build(): void {
  execFileSync(process.execPath, ['scripts/build.mjs', '--if-needed'], { stdio: 'inherit' });
}
