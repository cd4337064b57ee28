// Finds the packages of a lockfile that others need.

/** `packages` of a package-lock.json, by folder; "" is the project itself. */
export type Lock = Readonly<Record<string, { dependencies?: object; optionalDependencies?: object }>>;

/** Returns the folders of some dependencies of the project, and of everything that these need. */
export function findClosure(packages: Lock, names: readonly string[]): Set<string> {
  const found = new Set<string>();
  const waiting = names.map((name) => findFolder(packages, '', name));
  while (waiting.length > 0) {
    const folder = waiting.pop();
    if (folder === undefined || found.has(folder)) continue;
    found.add(folder);
    const { dependencies, optionalDependencies } = packages[folder] ?? {};
    const needed = Object.keys({ ...dependencies, ...optionalDependencies });
    waiting.push(...needed.map((name) => findFolder(packages, folder, name)));
  }
  return found;
}

/**
 * Returns the folders that would disappear if a package lost one of its dependencies: that dependency, and packages
 * that no other dependency of the package needs.
 *
 * @param dependent A package that the project needs, by name.
 * @param dependency One of its dependencies, by name.
 */
export function findOwnClosure(packages: Lock, dependent: string, dependency: string): Set<string> {
  const folder = `node_modules/${dependent}`;
  const withoutDependency = { ...packages, [folder]: dropDependency(packages[folder], dependency) };
  const kept = findClosure(withoutDependency, [dependent]);
  return new Set([...findClosure(packages, [dependent])].filter((each) => !kept.has(each)));
}

function dropDependency(entry: Lock[string] = {}, name: string): Lock[string] {
  const others = (dependencies: object = {}) =>
    Object.fromEntries(Object.entries(dependencies).filter(([each]) => each !== name));
  return { dependencies: others(entry.dependencies), optionalDependencies: others(entry.optionalDependencies) };
}

/** Finds a package like Node.js: in the nearest node_modules folder upwards. */
function findFolder(packages: Lock, from: string, name: string): string | undefined {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1))) {
    const candidate = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    if (candidate in packages) return candidate;
    if (folder === '') return undefined;
  }
}
