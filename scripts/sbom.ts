// Prints a software bill of materials (CycloneDX) of everything that is installed with chatpact or built into it.
// `npm sbom` does not include built-in packages, so it gets a manifest and a lockfile that list them as dependencies.
// The name of the folder becomes the name of the component.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listShipped } from './shipped.ts';

const read = (name: string) => JSON.parse(readFileSync(new URL(`../${name}`, import.meta.url), 'utf8'));

const lock = read('package-lock.json');
const { devDependencies, dependencies, ...rest } = read('package.json');
const { names, folders } = listShipped(lock.packages);
const shipped = Object.fromEntries(names.map((name) => [name, { ...devDependencies, ...dependencies }[name]]));
const manifest = { ...rest, dependencies: shipped };
const packages: Record<string, object> = { '': manifest };
for (const folder of [...folders].sort()) {
  const { dev, devOptional, ...entry } = lock.packages[folder];
  packages[folder] = entry;
}

const folder = mkdtempSync(join(tmpdir(), 'chatpact-sbom-'));
try {
  const project = join(folder, manifest.name);
  mkdirSync(project);
  writeFileSync(join(project, 'package.json'), JSON.stringify(manifest));
  writeFileSync(join(project, 'package-lock.json'), JSON.stringify({ ...lock, packages }));
  const words = ['sbom', '--package-lock-only', '--sbom-format=cyclonedx'];
  // Windows runs npm.cmd only in a shell. The arguments are constants.
  execFileSync('npm', words, { cwd: project, stdio: 'inherit', shell: process.platform === 'win32' });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
