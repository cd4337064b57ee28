import { appendFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Sink } from '../contracts/index.ts';
import { makeFolder } from '../make-folder.ts';
import { UsageError } from '../usage-error.ts';

/** A file that is touched with the first word, so that a check that never began leaves an earlier report alone. */
export function createFileSink(path: string, begin: typeof writeFileSync | typeof appendFileSync): Sink {
  let isBegun = false;
  return {
    write(text) {
      try {
        if (!isBegun) makeFolder(dirname(path));
        (isBegun ? appendFileSync : begin)(path, text);
        isBegun = true;
      } catch (cause) {
        const message = `Can't write ${path}. Check that its folder exists and is yours.`;
        throw new UsageError('UNWRITABLE_FILE', message, { cause });
      }
    },
  };
}

/** Writes a file, and the folders that it stands in. Throws UsageError `UNWRITABLE_FILE`. */
export function writeFile(path: string, text: string): void {
  createFileSink(path, writeFileSync).write(text);
}
