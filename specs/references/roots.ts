import { realpath } from 'node:fs/promises';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { toUnreadable } from '../../unreadable-file.ts';
import { UsageError } from '../../usage-error.ts';

/** The folders and origins that the references of a document may lead to. */
export interface AllowedRoots {
  /** Folders, with symbolic links resolved and as written. */
  folders: { real: string; written: string }[];
  /** Origins, such as https://schemas.example.com. */
  origins: string[];
}

const isHttp = (text: string) => /^https?:\/\//i.test(text);

/**
 * Determines the roots of a document: its own folder or origin, and what the user allows.
 *
 * @param base URL of the document, after redirects.
 * @param allowed Folders and origins of the option `specRoots`.
 * @throws UsageError `INVALID_SPEC_ROOT` for an origin with a path, `UNREADABLE_FILE` for a folder that does not exist.
 */
export async function resolveRoots(base: URL, allowed: readonly string[]): Promise<AllowedRoots> {
  const origins = allowed.filter(isHttp).map(toOrigin);
  const folders = await Promise.all(allowed.filter((root) => !isHttp(root)).map(toFolder));
  // A remote document may not refer to local files, even in folders that the user allows for local documents.
  if (base.protocol !== 'file:') return { folders: [], origins: [base.origin, ...origins] };
  return { folders: [await toFolder(dirname(fileURLToPath(base))), ...folders], origins };
}

function toOrigin(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^\/?$/.test(url.pathname + url.search + url.hash) && url.username + url.password === '')
    return url.origin;
  const expected = 'Expected a folder, or an origin such as https://schemas.example.com, for specRoots (--spec-root)';
  throw new UsageError('INVALID_SPEC_ROOT', `${expected}, got a URL with more parts.`);
}

async function toFolder(path: string): Promise<AllowedRoots['folders'][number]> {
  const written = resolve(path.startsWith('file:') ? fileURLToPath(path) : path);
  try {
    return { real: await realpath(written), written };
  } catch (cause) {
    throw toUnreadable(`the folder ${path}`, cause, 'Check --spec-root, or the path of the document.');
  }
}

/** Why a reference may not be followed, as a predicate. Undefined if it may. */
export async function findObjection(url: URL, { folders, origins }: AllowedRoots): Promise<string | undefined> {
  if (url.protocol === 'http:' || url.protocol === 'https:') {
    if (origins.includes(url.origin)) return undefined;
    return folders.length === 0
      ? `leads to ${url.origin}, which is not the document's origin (${origins[0]}). If you trust it, allow it with --spec-root ${url.origin}`
      : `leads from a local file to ${url.origin}. If you trust it, allow it with --spec-root ${url.origin}`;
  }
  if (url.protocol !== 'file:') return `is neither a file nor an http(s) URL`;
  if (folders.length === 0) return 'leads to a local file, which a remote document may not read';
  const path = toPath(url);
  if (path !== undefined && (await isInside(path, folders))) return undefined;
  const where = folders.map(({ written }) => written).join(', ');
  return `leads outside ${where}. Move the file there, or allow its folder with --spec-root FOLDER`;
}

/** The path of a file URL. Undefined if the URL names another host. */
function toPath(url: URL): string | undefined {
  try {
    return fileURLToPath(url);
  } catch {
    return undefined;
  }
}

async function isInside(path: string, folders: AllowedRoots['folders']): Promise<boolean> {
  // Checked by name first. Files outside are not accessed, so that no message reveals whether they exist.
  const [holder] = folders.filter(({ real, written }) => isBelow(path, real) || isBelow(path, written));
  if (!holder) return false;
  const real = await realpath(path).catch(() => undefined);
  // A missing file is not a symbolic link to the outside. Reading it reports the error.
  return real === undefined || folders.some((folder) => isBelow(real, folder.real));
}

/** Whether a path is below a folder. Symbolic links in both must be resolved. */
export function isBelow(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
