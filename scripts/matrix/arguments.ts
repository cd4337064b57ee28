import { readFileSync } from 'node:fs';

export interface MatrixArguments {
  /** Version ranges of npm: 20.19.0, 22. */
  versions: string[];
  /** Parts of paths of test files. Empty: all. */
  filters: string[];
}

/** Separates Node.js versions from test paths. Default versions: the oldest supported one, and all maintained ones. */
export function parseMatrixArguments(words: readonly string[]): MatrixArguments {
  const isVersion = (word: string) => /^v?\d+(\.\d+){0,2}$/.test(word);
  const versions = words.filter(isVersion).map((word) => word.replace(/^v/, ''));
  return {
    versions: versions.length > 0 ? versions : [findOldest(), '20', '22', '24'],
    filters: words.filter((word) => !isVersion(word)),
  };
}

function findOldest(): string {
  const { engines } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return engines.node.replace('>=', '');
}
