import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listShipped } from '../../scripts/shipped.ts';
import { buildIfNeeded } from '../build.ts';

// The list of built-in packages comes from the build.
buildIfNeeded();

const root = join(import.meta.dirname, '../..');

export interface LockedPackage {
  version: string;
  dev?: boolean;
  hasInstallScript?: boolean;
  integrity?: string;
  /** Absent for packages from the default registry. */
  resolved?: string;
  engines?: Record<string, string>;
}

/** A package of the tree that is installed with chatpact. */
export interface ProductionPackage {
  name: string;
  version: string;
  /** From its manifest; empty if it has none. */
  licence: string;
  /** Names of the scripts in its manifest. */
  scripts: string[];
  /** Supported range of Node.js versions; "*" if its manifest has none. */
  node: string;
}

/** The fields of package.json that these tests use. */
export interface Manifest {
  name?: string;
  version?: string;
  license?: string;
  /** The older field for licences, before SPDX expressions. */
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

/** Reads the packages of the lockfile by folder, without chatpact itself. */
export function readLock(): Record<string, LockedPackage> {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const { '': _own, ...others } = packages;
  return others;
}

/** Reads all packages that are installed with chatpact or built into it, from the lockfile and their manifests. */
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

/** Returns the SPDX expression of a manifest, or the licences of the older field, joined by OR. */
export function licenceOf({ license, licenses = [] }: Manifest): string {
  return license ?? licenses.map(({ type }) => type).join(' OR ');
}
