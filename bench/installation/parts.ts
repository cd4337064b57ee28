import { findClosure, findOwnClosure, type Lock } from '../../scripts/lock-closure.ts';

/** A part of an installation: some of its packages, and the bytes of their files. */
export interface Part {
  name: string;
  packageCount: number;
  bytes: number;
}

/** The parts of an installation. Each installed package belongs to exactly one part. */
export interface Parts {
  /** The package itself. */
  own: Part;
  /** Packages that only one of its dependencies needs, by dependency, largest first. */
  alone: Part[];
  /** Packages that several of its dependencies need. */
  shared: Part;
}

/**
 * Counts the packages of a lockfile. Two versions of a package count twice; the project itself ("") and links do not
 * count.
 *
 * @param packages Packages of a lockfile, by folder.
 */
export function countPackages(packages: Lock & Record<string, { link?: boolean }>): number {
  return Object.entries(packages).filter(([folder, { link }]) => folder !== '' && !link).length;
}

/** Measures a package and everything that it needs. Returns 0 packages if it is not installed. */
export function measureClosure(packages: Lock, name: string, bytesOf: (folder: string) => number): Part {
  return toPart(name, findClosure(packages, [name]), bytesOf);
}

/**
 * Divides an installation by the dependencies of the installed package.
 *
 * @param packages Packages of npm's lockfile, by folder.
 * @param name The package that was installed.
 * @param bytesOf Bytes of a package's own files, by its folder.
 */
export function divideIntoParts(packages: Lock, name: string, bytesOf: (folder: string) => number): Parts {
  const folder = `node_modules/${name}`;
  const { dependencies, optionalDependencies } = packages[folder] ?? {};
  const closures = Object.keys({ ...dependencies, ...optionalDependencies }).map((dependency) => ({
    dependency,
    folders: findOwnClosure(packages, name, dependency),
  }));
  const taken = new Set(['', folder, ...closures.flatMap(({ folders }) => [...folders])]);
  const rest = Object.keys(packages).filter((each) => !taken.has(each));
  return {
    own: toPart(name, [folder], bytesOf),
    alone: closures
      .map(({ dependency, folders }) => toPart(dependency, folders, bytesOf))
      .sort((one, other) => other.bytes - one.bytes),
    shared: toPart('shared', rest, bytesOf),
  };
}

function toPart(name: string, folders: Iterable<string>, bytesOf: (folder: string) => number): Part {
  const all = [...folders];
  return { name, packageCount: all.length, bytes: all.reduce((sum, folder) => sum + bytesOf(folder), 0) };
}
