import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listShipped } from '../../scripts/shipped.ts';
import { buildIfNeeded } from '../build.ts';

// What is built in is read off the build.
buildIfNeeded();

const root = join(import.meta.dirname, '../..');

export interface LockedPackage {
  version: string;
  dev?: boolean;
  hasInstallScript?: boolean;
  integrity?: string;
  /** Absent: from the registry that npm asks. */
  resolved?: string;
  engines?: Record<string, string>;
}

/** A package of the tree that is installed with chatpact. */
export interface ProductionPackage {
  name: string;
  version: string;
  /** As its own manifest says; empty when it says nothing. */
  licence: string;
  /** Names of the scripts in its manifest. */
  scripts: string[];
  /** Range of Node's versions; "*" when it says nothing. */
  node: string;
}

/** Of package.json: what these tests ask about. */
export interface Manifest {
  name?: string;
  version?: string;
  license?: string;
  /** How packages from before SPDX said it. */
  licenses?: { type: string }[];
  scripts?: Record<string, string>;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  peerDependenciesMeta?: Record<string, { optional?: boolean }>;
  engines?: Record<string, string>;
  publishConfig?: Record<string, unknown>;
  allowScripts?: Record<string, boolean>;
}

export function readManifest(folder = ''): Manifest {
  return JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
}

/** Packages of the lock by their folders, chatpact itself left out. */
export function readLock(): Record<string, LockedPackage> {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const { '': _own, ...others } = packages;
  return others;
}

/** Everything that is installed with chatpact or built into it, from the lock, and what the manifests installed here say. */
export function readProductionTree(): ProductionPackage[] {
  const lock = readLock();
  return [...listShipped(lock).folders].sort().map((folder) => {
    const { version, engines } = lock[folder] as LockedPackage;
    return toPackage(folder, version, engines, readManifest(folder));
  });
}

function toPackage(
  folder: string,
  version: string,
  engines: LockedPackage['engines'],
  manifest: Manifest,
): ProductionPackage {
  return {
    name: folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length),
    version,
    licence: licenceOf(manifest),
    scripts: Object.keys(manifest.scripts ?? {}),
    node: engines?.node ?? '*',
  };
}

/** The SPDX expression of a manifest; of the older list, the licences that it names. */
export function licenceOf({ license, licenses = [] }: Manifest): string {
  return license ?? licenses.map(({ type }) => type).join(' OR ');
}
