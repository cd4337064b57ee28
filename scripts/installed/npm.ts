import { execFileSync } from 'node:child_process';

/**
 * Runs npm in a folder. Prints only npm's errors.
 *
 * @throws Error if npm exits with another code than 0.
 */
export function runNpm(words: readonly string[], folder: string): void {
  // Windows runs npm.cmd in a shell only.
  const options = { cwd: folder, shell: process.platform === 'win32' };
  execFileSync('npm', [...words, '--loglevel', 'error'], { ...options, stdio: ['ignore', 'ignore', 'inherit'] });
}
