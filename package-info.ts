import { existsSync, readFileSync } from 'node:fs';

interface Manifest {
  version?: string;
  engines?: { node?: string };
}

function readManifest(): Manifest {
  // Beside the sources when they run as they are, one folder up from dist/ when built.
  for (const path of ['./package.json', '../package.json']) {
    const url = new URL(path, import.meta.url);
    if (existsSync(url)) return JSON.parse(readFileSync(url, 'utf8')) as Manifest;
  }
  return {};
}

const manifest = readManifest();

/** Version of this package. */
export const packageVersion = manifest.version ?? 'unknown';

/** The versions of Node.js that it is made for, as a range. */
export const supportedNode = manifest.engines?.node ?? '*';
