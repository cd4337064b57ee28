// Which packages of a lockfile some others need.

/** `packages` of a package-lock.json, by folder; "" is the project. */
export type Lock = Readonly<Record<string, { dependencies?: object; optionalDependencies?: object }>>;

/** The folders of packages that the project needs, by name, and of all that these need. */
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
 * The folders of packages that would go if a package needed one of its dependencies no more: that dependency and what
 * nothing else needs, in what is installed for that package.
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

/** Where Node.js finds a package for a file of another: in the nearest node_modules upwards. */
function findFolder(packages: Lock, from: string, name: string): string | undefined {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1))) {
    const candidate = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    if (candidate in packages) return candidate;
    if (folder === '') return undefined;
  }
}
