import { existsSync, readFileSync } from 'node:fs';

interface Manifest {
  version?: string;
  engines?: { node?: string };
}

function readManifest(): Manifest {
  // package.json is in the folder of the sources, or one folder above dist/.
  for (const path of ['./package.json', '../package.json']) {
    const url = new URL(path, import.meta.url);
    if (existsSync(url)) return JSON.parse(readFileSync(url, 'utf8')) as Manifest;
  }
  return {};
}

const manifest = readManifest();

/** The version of this package. */
export const packageVersion = manifest.version ?? 'unknown';

/** The supported versions of Node.js, as a semver range. */
export const supportedNode = manifest.engines?.node ?? '*';
