import { realpath } from 'node:fs/promises';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { toUnreadable } from '../../unreadable-file.ts';
import { UsageError } from '../../usage-error.ts';

/** What the references of a document may lead to. */
export interface Roots {
  /** Folders with their symbolic links resolved, and as they were written. */
  folders: { real: string; written: string }[];
  /** Schemes, hosts and ports: https://schemas.example.com. */
  origins: string[];
}

const isHttp = (text: string) => /^https?:\/\//i.test(text);

/**
 * The roots of a document: its own folder, or its own origin, and what the user allows.
 *
 * @param base Where the document is: after redirects, where it was downloaded.
 * @param allowed Folders and origins, as the option `specRoots` has them.
 * @throws UsageError `BAD_OPTION` for an origin with a path, `UNREADABLE_FILE` for a folder that is not there.
 */
export async function toRoots(base: URL, allowed: readonly string[]): Promise<Roots> {
  const origins = allowed.filter(isHttp).map(toOrigin);
  const folders = await Promise.all(allowed.filter((root) => !isHttp(root)).map(toFolder));
  // A document of another machine has no business with files here, whatever folders the local ones may use.
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

async function toFolder(path: string): Promise<Roots['folders'][number]> {
  const written = resolve(path.startsWith('file:') ? fileURLToPath(path) : path);
  try {
    return { real: await realpath(written), written };
  } catch (cause) {
    throw toUnreadable(`the folder ${path}`, cause, 'Check --spec-root, or the path of the document.');
  }
}

/** Why a reference may not be followed; undefined for one that may. */
export async function findObjection(url: URL, { folders, origins }: Roots): Promise<string | undefined> {
  if (url.protocol === 'http:' || url.protocol === 'https:') {
    if (origins.includes(url.origin)) return undefined;
    return folders.length === 0
      ? `leads to ${url.origin}, another origin than the document's (${origins[0]}). If you trust it, allow it with --spec-root ${url.origin}`
      : `leads out of the files here, to ${url.origin}. If you trust it, allow it with --spec-root ${url.origin}`;
  }
  if (url.protocol !== 'file:') return `is neither a file nor http(s)`;
  if (folders.length === 0) return 'leads to a file of this machine, which a document from elsewhere may not read';
  const path = toPath(url);
  if (path !== undefined && (await isInside(path, folders))) return undefined;
  const where = folders.map(({ written }) => written).join(', ');
  return `leads out of ${where}. Move the file there, or allow its folder with --spec-root FOLDER`;
}

/** The path of a file URL; undefined for one of another machine. */
function toPath(url: URL): string | undefined {
  try {
    return fileURLToPath(url);
  } catch {
    return undefined;
  }
}

async function isInside(path: string, folders: Roots['folders']): Promise<boolean> {
  // By its name first: what is outside is not touched, so that no message tells whether it is there.
  const [holder] = folders.filter(({ real, written }) => isBelow(path, real) || isBelow(path, written));
  if (!holder) return false;
  const real = await realpath(path).catch(() => undefined);
  // What is not there can't lead anywhere; reading it says so.
  return real === undefined || folders.some((folder) => isBelow(real, folder.real));
}

/** Whether a path is below a folder. Neither has symbolic links. */
export function isBelow(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
