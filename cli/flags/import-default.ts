import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { UsageError, type UsageErrorCode } from '../../usage-error.ts';

/**
 * Imports the default export of a JavaScript module. TypeScript needs Node.js 22.18 or later, or a loader such as tsx.
 *
 * @param expected An example of the default export, for error messages: `{ targets: { … } }`.
 * @throws UsageError `UNREADABLE_FILE` if there is no such file, `code` if it cannot be imported.
 */
export async function importDefault(path: string, code: UsageErrorCode, expected: string): Promise<unknown> {
  const file = resolve(path);
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) throw new UsageError('UNREADABLE_FILE', `Can't read ${path}: no such file. Check the path.`);
  if (!found.isFile()) throw new UsageError(code, `Expected a module, but ${path} is a folder.`);
  let module: { default?: unknown };
  try {
    module = await import(/* @vite-ignore */ toUrl(file, found.mtimeMs));
  } catch (cause) {
    throw new UsageError(code, `${path} can't be imported: ${reasonOf(cause)}.`, { cause });
  }
  if (module.default !== undefined) return module.default;
  throw new UsageError(code, `${path} has no default export. Write: export default ${expected}`);
}

/** When each module was changed before it was imported first, by path. */
const firstImports = new Map<string, number>();

/** The URL of a module. Node.js imports a URL once, so a module that has changed since gets another one. */
function toUrl(file: string, changedAt: number): string {
  const { href } = pathToFileURL(file);
  const first = firstImports.get(file) ?? changedAt;
  firstImports.set(file, first);
  return changedAt === first ? href : `${href}?changed=${changedAt}`;
}

function reasonOf(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code === 'ERR_UNKNOWN_FILE_EXTENSION') {
    return `Node.js ${process.version} cannot run TypeScript. Use Node.js 22.18 or later, set NODE_OPTIONS="--import tsx", or write the module as .mjs`;
  }
  const message = cause instanceof Error ? cause.message : String(cause);
  return message.split('\n')[0]?.replace(/\.+$/, '') ?? '';
}
