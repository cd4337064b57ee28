// Prints a software bill of materials (CycloneDX) of everything that is installed with chatpact.
// `npm sbom --omit=dev` leaves out whatever a development dependency needs as well, so npm is shown a manifest and a lock
// that know of no development. The folder's name becomes the component's.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const read = (name) => JSON.parse(readFileSync(new URL(`../${name}`, import.meta.url), 'utf8'));
const withoutDevelopment = ({ devDependencies, ...manifest }) => manifest;

const manifest = withoutDevelopment(read('package.json'));
const lock = read('package-lock.json');
const installed = Object.entries(lock.packages).filter(([, { dev }]) => !dev);
const packages = { ...Object.fromEntries(installed), '': withoutDevelopment(lock.packages['']) };

const folder = mkdtempSync(join(tmpdir(), 'chatpact-sbom-'));
try {
  const project = join(folder, manifest.name);
  mkdirSync(project);
  writeFileSync(join(project, 'package.json'), JSON.stringify(manifest));
  writeFileSync(join(project, 'package-lock.json'), JSON.stringify({ ...lock, packages }));
  const words = ['sbom', '--package-lock-only', '--sbom-format=cyclonedx'];
  // Windows runs npm.cmd in a shell only; the words are our own.
  execFileSync('npm', words, { cwd: project, stdio: 'inherit', shell: process.platform === 'win32' });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
