import { readFileSync } from 'node:fs';

export interface MatrixArguments {
  /** Ranges that npm understands: 20.19.0, 22. */
  versions: string[];
  /** Paths, or parts of them, of test files. None: all. */
  filters: string[];
}

/** Tells versions of Node from paths of tests. Without versions: the oldest that is promised, and what is maintained. */
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
