import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export interface InstalledArguments {
  /** Versions of Node.js to run the tests on; `current` is the running one. */
  nodes: string[];
  /** Versions of dependencies that override the ranges, by name: a version, or `file:` and an absolute path. */
  overrides: Record<string, string>;
  /** Filters: parts of paths of test files. Empty: all listed files. */
  filters: string[];
}

/**
 * Parses `--node <version>` and `--with <name>@<version>`, both repeatable, and filters of test files. In place of the
 * version, `file:<path>` is a folder or tarball of the package.
 */
export function parseInstalledArguments(words: readonly string[]): InstalledArguments {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: { node: { type: 'string', multiple: true }, with: { type: 'string', multiple: true } },
  });
  const { node: nodes = ['current'], with: wanted = [] } = values;
  return { nodes, overrides: Object.fromEntries(wanted.map(parseOverride)), filters: positionals };
}

function parseOverride(word: string): [name: string, version: string] {
  // A scope begins with the same character, and a path may have it.
  const at = word.indexOf('@', 1);
  if (at < 1 || at === word.length - 1) throw new Error(`Expected <name>@<version> for --with, got "${word}".`);
  const [name, version] = [word.slice(0, at), word.slice(at + 1)];
  return [name, version.startsWith('file:') ? `file:${resolve(version.slice('file:'.length))}` : version];
}
