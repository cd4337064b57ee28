/** The packages of a package-lock.json, by folder. */
export type LockedPackages = Readonly<Record<string, LockedPackage>>;

interface LockedPackage {
  version?: string;
  /** The source of the package: a URL, or `file:` and a path. */
  resolved?: string;
  dev?: boolean;
  optional?: boolean;
}

/** A dependency whose installed versions differ from the locked ones. */
export interface VersionDifference {
  name: string;
  /** Locked versions. Empty: new. */
  locked: string[];
  /** Installed versions. Empty: removed. */
  installed: string[];
}

/**
 * Compares the dependencies of a lockfile with those of an installation. Ignores development dependencies, and missing
 * optional ones, which are for other systems.
 */
export function compareVersions(locked: LockedPackages, installed: LockedPackages): VersionDifference[] {
  const before = listVersions(locked);
  const after = listVersions(installed);
  const optional = new Set(
    Object.entries(locked)
      .filter(([, each]) => each.optional)
      .map(([folder]) => toName(folder)),
  );
  return [...new Set([...before.keys(), ...after.keys()])]
    .sort()
    .map((name) => ({ name, locked: before.get(name) ?? [], installed: after.get(name) ?? [] }))
    .filter((each) => each.locked.join() !== each.installed.join())
    .filter(({ name, installed }) => installed.length > 0 || !optional.has(name));
}

/** Prints one line for each difference. */
export function toLines(differences: readonly VersionDifference[]): string[] {
  return differences.map(({ name, locked, installed }) => {
    if (locked.length === 0) return `  ${name}: new, installed ${installed.join(', ')}`;
    if (installed.length === 0) return `  ${name}: gone, locked ${locked.join(', ')}`;
    return `  ${name}: locked ${locked.join(', ')}, installed ${installed.join(', ')}`;
  });
}

function listVersions(packages: LockedPackages): Map<string, string[]> {
  const versions = new Map<string, string[]>();
  for (const [folder, { version, dev }] of Object.entries(packages)) {
    const name = toName(folder);
    if (dev || !version || name === '' || name === 'chatpact') continue;
    versions.set(name, [...new Set([...(versions.get(name) ?? []), version])].sort());
  }
  return versions;
}

const toName = (folder: string) => folder.split('node_modules/').at(-1) ?? '';
