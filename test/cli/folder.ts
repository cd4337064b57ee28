import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A folder to work in. */
export interface Folder {
  path: string;
  /** Writes a file, and returns its path. */
  write(name: string, text: string): string;
  /** Leaves it for the folder that was worked in before, and removes it. */
  leave(): void;
}

/** Makes an empty folder and works in it. */
export function enterFolder(): Folder {
  const before = process.cwd();
  const path = mkdtempSync(join(tmpdir(), 'chatpact-cli-'));
  process.chdir(path);
  return {
    path,
    write(name, text) {
      const file = join(path, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
      return file;
    },
    leave() {
      process.chdir(before);
      rmSync(path, { recursive: true, force: true });
    },
  };
}
