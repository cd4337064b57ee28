import { existsSync, readFileSync } from 'node:fs';

function findVersion(): string {
  // Beside the sources when they run as they are, one folder up from dist/ when built.
  for (const path of ['./package.json', '../package.json']) {
    const url = new URL(path, import.meta.url);
    if (existsSync(url)) return String(JSON.parse(readFileSync(url, 'utf8')).version);
  }
  return 'unknown';
}

/** Version of this package. */
export const packageVersion = findVersion();
