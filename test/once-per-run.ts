import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** Names the folder that the processes of a test run share. `test/build-once.ts` creates it. */
const variable = 'CHATPACT_TESTS_SHARED';

/** Creates the shared folder of a run if there is none, and returns a function that removes what it created. */
export function shareFolder(): () => void {
  if (process.env[variable]) return () => undefined;
  const folder = mkdtempSync(join(tmpdir(), 'chatpact-shared-'));
  process.env[variable] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}

/** Removes what the previous run of the watch mode made. */
export function emptySharedFolder(): void {
  const folder = process.env[variable] ?? '';
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true, force: true });
}

type Outcome<Value> = { value: Value } | { error: string };

/**
 * Makes something slow once in a test run, in a folder of its own, and returns its result, which must be JSON. Other test files,
 * also those in other processes, wait for the first one. If it fails, it fails for all.
 */
export async function oncePerRun<Value>(name: string, make: (folder: string) => Promise<Value>): Promise<Value> {
  const shared = process.env[variable];
  if (!shared) throw new Error(`${name} needs the shared folder that test/build-once.ts creates.`);
  const folder = join(shared, name);
  const result = join(shared, `${name}.json`);
  if (takeFolder(folder)) {
    const outcome: Outcome<Value> = await make(folder).then(
      (value) => ({ value }),
      (error) => ({ error: String(error?.stack ?? error) }),
    );
    writeFileSync(`${result}.new`, JSON.stringify(outcome));
    renameSync(`${result}.new`, result);
  }
  while (!existsSync(result)) await setTimeout(50);
  const outcome = JSON.parse(readFileSync(result, 'utf8')) as Outcome<Value>;
  if ('error' in outcome) throw new Error(outcome.error);
  return outcome.value;
}

/** Creates a folder; false if another process did. */
function takeFolder(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch (error) {
    if ((error as { code?: unknown }).code === 'EEXIST') return false;
    throw error;
  }
}
