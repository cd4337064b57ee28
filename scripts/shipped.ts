// Lists the packages that ship with chatpact: those that npm installs with it, and those that are built in.
import { readFileSync } from 'node:fs';
import { findClosure, type Lock } from './lock-closure.ts';

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

/** The notices of the build list each built-in package: "name version (licence)". */
const notices = ['dist/third-party.txt', 'dist/mock/browser/third-party.txt'];

/**
 * @param packages Packages of package-lock.json, by folder.
 * @returns Names of the direct dependencies that ship, and folders of these and of everything that they need.
 * @throws Error without a build.
 */
export function listShipped(packages: Lock & Record<string, { version?: string }>) {
  const { dependencies, devDependencies } = JSON.parse(read('package.json'));
  // Each notice begins a line, the first one too.
  const text = notices.map((path) => `\n${read(path)}`).join('');
  const isBuiltIn = (name: string) => text.includes(`\n${name} ${packages[`node_modules/${name}`]?.version} (`);
  const builtIn = Object.keys(devDependencies).filter(isBuiltIn);
  const names = [...Object.keys(dependencies), ...builtIn];
  return { names, folders: findClosure(packages, names) };
}
