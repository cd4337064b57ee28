import { isObject } from '../../../specs/json/json.ts';
import { UsageError } from '../../../usage-error.ts';
import { LargeFile, readText } from '../../memory/read-text.ts';
import type { HarEntry } from './har.ts';

/** The parts of a HAR that a check uses. */
export interface ReadHar {
  /** Entries that have a request with method and URL, and a response. */
  entries: HarEntry[];
  /** The number of entries that lack those. */
  broken: number;
  /** Vendor and base URL, if chatpact wrote the file. */
  own?: { vendor: string; url: string };
}

/**
 * Reads a HAR. `limit` is in bytes.
 *
 * @throws UsageError `INVALID_RECORDING` if the file is not a HAR or is too large. Messages never quote its content.
 */
export async function readHar(path: string, limit?: number): Promise<ReadHar> {
  const log = await readLog(path, limit);
  const entries = log.entries.filter(isWhole);
  const { vendor, url } = isObject(log._chatpact) ? log._chatpact : {};
  const own = typeof vendor === 'string' && typeof url === 'string' ? { vendor, url } : undefined;
  return { entries, broken: log.entries.length - entries.length, own };
}

/** The parts of a HAR's log that are read here, which a file may have in any form. */
interface Log {
  entries: unknown[];
  _chatpact: unknown;
}

async function readLog(path: string, limit?: number): Promise<Log> {
  const toError = (what: string, cause?: unknown) =>
    new UsageError('INVALID_RECORDING', `${path} ${what}. Expected a HAR file, as browsers and proxies save it.`, {
      cause,
    });
  let text: string;
  try {
    text = await readText(path, limit);
  } catch (cause) {
    if (cause instanceof LargeFile) throw toTooLarge(path, cause);
    throw toError("can't be read", cause);
  }
  let har: unknown;
  try {
    har = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw toError('is not JSON');
  }
  const log = isObject(har) ? har.log : undefined;
  if (!isObject(log) || !Array.isArray(log.entries)) throw toError('has no log with entries');
  return { entries: log.entries, _chatpact: log._chatpact };
}

function toTooLarge(path: string, cause: LargeFile): UsageError {
  const hint =
    'Save only the requests to the API, or give Node.js more memory (NODE_OPTIONS=--max-old-space-size=8192)';
  return new UsageError('FILE_TOO_LARGE', `${path} ${cause.message}. ${hint}.`, { cause });
}

/** Only what finds the operation is checked; `entry.ts` reads the other parts with care, since programs omit some of them. */
function isWhole(entry: unknown): entry is HarEntry {
  if (!isObject(entry) || !isObject(entry.request) || !isObject(entry.response)) return false;
  const { method, url } = entry.request;
  return typeof method === 'string' && typeof url === 'string' && URL.canParse(url) && /^https?:/i.test(url);
}
