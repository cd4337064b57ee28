import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, vi } from 'vitest';

/** The working folder of a test. */
export interface Folder {
  readonly path: string;
  /** Writes a file, and returns its path. */
  write(name: string, text: string): string;
}

/** Runs each test of the file in a new empty folder with these variables, and restores the environment after it. */
export function workInFolder(variables: Readonly<Record<string, string | undefined>> = {}): Folder {
  const before = process.cwd();
  let path = '';
  beforeEach(() => {
    path = mkdtempSync(join(tmpdir(), 'chatpact-cli-'));
    process.chdir(path);
    for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    process.chdir(before);
    rmSync(path, { recursive: true, force: true });
  });
  return {
    get path() {
      return path;
    },
    write(name, text) {
      const file = join(path, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
      return file;
    },
  };
}
