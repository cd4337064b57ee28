import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { UsageError } from '../../usage-error.ts';

/**
 * The default export of a JavaScript module, or of a TypeScript one where Node strips types by itself (22.18 or later)
 * or a loader does.
 *
 * @throws UsageError `UNREADABLE_FILE` when there is no such file, `BAD_CONFIG` when it can't be imported.
 */
export async function importDefault(path: string): Promise<unknown> {
  const file = resolve(path);
  if (!existsSync(file)) throw new UsageError('UNREADABLE_FILE', `Can't read ${path}. Check that the file is there.`);
  let module: { default?: unknown };
  try {
    module = await import(/* @vite-ignore */ pathToFileURL(file).href);
  } catch (cause) {
    throw new UsageError('BAD_CONFIG', `${path} can't be imported: ${reasonOf(cause)}.`, { cause });
  }
  if (module.default !== undefined) return module.default;
  throw new UsageError('BAD_CONFIG', `${path} has no default export. Write export default { targets: { … } }.`);
}

function reasonOf(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code === 'ERR_UNKNOWN_FILE_EXTENSION') {
    return `Node.js ${process.version} reads no TypeScript. Take Node.js 22.18 or later, run it with NODE_OPTIONS="--import tsx", or write it as .mjs or .yaml`;
  }
  const message = cause instanceof Error ? cause.message : String(cause);
  return message.split('\n')[0]?.replace(/\.+$/, '') ?? '';
}
