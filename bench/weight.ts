/**
 * Compares installations of chatpact (as a packed tarball) and of other mock servers: packages, MB and seconds of
 * `npm i`, and the packages of each dependency. `npm run bench:weight`; `--quick` runs one round without writing
 * RESULTS.md.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packPackage } from '../scripts/installed/pack-package.ts';
import { sumFileBytes } from './installation/file-bytes.ts';
import { installAlone, readInstalledPackages } from './installation/install.ts';
import { countPackages, divideIntoParts, measureClosure } from './installation/parts.ts';
import { toWeightSection, type Weight } from './installation/report.ts';
import { inBench } from './peers/peer.ts';
import { writeSection } from './results.ts';

const isQuick = process.argv.includes('--quick');
const rounds = isQuick ? 1 : 5;

const readJson = (path: string) => JSON.parse(readFileSync(inBench(path), 'utf8'));
const { dependencies: peers } = readJson('package.json');
const { packages: locked } = readJson('../package-lock.json');
/** "name@version" from bench/package.json, or from the project's development dependencies. */
const withVersion = (name: string) => `${name}@${peers[name] ?? locked[`node_modules/${name}`].version}`;
const others = ['@stoplight/prism-cli', '@mockoon/cli', 'msw', 'json-server'];

const folder = mkdtempSync(join(tmpdir(), 'chatpact-weight-'));
try {
  const toInstallation = (name: string, what: string) => ({
    name,
    what,
    seconds: [] as number[],
    folder: join(folder, name),
  });
  const own = toInstallation('chatpact', packPackage(inBench('..'), folder));
  const installations = [own, ...others.map((name) => toInstallation(name, withVersion(name)))];

  // The first round fills npm's cache.
  for (let round = -1; round < rounds; round++) {
    for (const { what, seconds, folder } of installations) {
      rmSync(folder, { recursive: true, force: true });
      const duration = installAlone(what, folder);
      if (round >= 0) seconds.push(duration);
    }
  }

  // Packages nested in another package count separately.
  const bytesIn = (folder: string) => (each: string) => sumFileBytes(join(folder, each), ['node_modules']);
  const toWeight = ({ name, seconds, folder }: typeof own): Weight => {
    const packages = readInstalledPackages(folder);
    return {
      name,
      version: packages[`node_modules/${name}`]?.version ?? '',
      packageCount: countPackages(packages),
      bytes: sumFileBytes(join(folder, 'node_modules')),
      seconds,
      measureClosure: (dependency) => measureClosure(packages, dependency, bytesIn(folder)),
    };
  };
  const parts = divideIntoParts(readInstalledPackages(own.folder), own.name, bytesIn(own.folder));
  const otherWeights = installations.slice(1).map(toWeight);
  const lines = [
    'Each package is installed alone in an empty folder, without a lockfile: `npm i --ignore-scripts --no-audit --no-fund`.',
    `Alternating rounds: ${rounds}; medians (least–most). npm's cache is warm: a round before these filled it. MB: the sum of the`,
    'bytes of all files in `node_modules`, in millions. chatpact is the packed tarball.',
    '',
    ...toWeightSection(toWeight(own), otherWeights, parts),
  ];
  await writeSection('Weight', 'npm run bench:weight', lines, { keep: !isQuick });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
