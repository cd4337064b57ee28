import { execFileSync } from 'node:child_process';

/** Tests of the package and of the documentation run what is built. */
export default function setup(): void {
  execFileSync(process.execPath, ['scripts/build.mjs', '--if-needed'], { stdio: 'inherit' });
}
