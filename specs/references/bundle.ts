import { fileURLToPath } from 'node:url';
import { $RefParser } from '@apidevtools/json-schema-ref-parser';
import PQueue from 'p-queue';
import { UsageError } from '../../usage-error.ts';
import { download, downloadLimits, toMegabytes } from '../documents/download.ts';
import { parseText, type SourceDocument, toReadFailureReason } from '../documents/load.ts';
import { findAt, isObject, type JsonObject, toPointer } from '../json/json.ts';
import { decodeLeniently } from '../uri.ts';
import { holdMappedFiles, readMappedFiles } from './mapped-files.ts';
import { readRegularFile } from './read-file.ts';
import { type AllowedRoots, findObjection, resolveRoots } from './roots.ts';

/** Limits for all documents that a document refers to together. */
export interface ReferenceLimits {
  maxDocuments: number;
  maxBytes: number;
  /** Milliseconds. */
  timeoutMs: number;
}

// The largest APIs that are published in parts have about two thousand files.
const defaultLimits: ReferenceLimits = {
  maxDocuments: 5000,
  maxBytes: downloadLimits.maxBytes,
  timeoutMs: downloadLimits.timeoutMs,
};

/** Maximum number of concurrent downloads and open files. */
const concurrency = 8;

/** References may lead to text that is not data, such as a description. */
const isProse = (url: string) => /\.(txt|md|markdown|html?)$/i.test(url);

interface Asked {
  url: string;
  /** The reference as written in the document, without its fragment. */
  reference?: string;
  /** The place of the reference: URL of the document and JSON Pointer. */
  baseUrl?: string;
}

/**
 * Replaces references to other documents with their contents.
 *
 * @param source The root document.
 * @param base URL of the root document.
 * @param allowed Folders and origins that references may lead to, in addition to the document's own.
 * @throws UsageError `INVALID_REFERENCE` with file, line and reference for a reference that is not allowed or cannot be resolved.
 */
export async function bundleReferences(
  source: SourceDocument,
  base: URL,
  allowed: readonly string[] = [],
  limits: ReferenceLimits = defaultLimits,
): Promise<JsonObject> {
  const roots = await resolveRoots(base, allowed);
  const budget = createBudget(limits);
  const queue = new PQueue({ concurrency });
  const address = toAddress(base);
  /** Documents by URL. */
  const sources = new Map<string, Located>([[normalize(base.href), source]]);
  let refusal: UsageError | undefined;

  async function read(asked: Asked): Promise<string> {
    try {
      return await queue.add(() => readReferenced(toUrl(asked.url), { asked, roots, budget }));
    } catch (cause) {
      const reason = cause instanceof Objection ? cause.message : `can't be followed: ${toReadFailureReason(cause)}`;
      refusal ??= new UsageError('INVALID_REFERENCE', `${locate(asked)} ${reason.replace(/\.$/, '')}.`, { cause });
      throw refusal;
    }
  }

  function parse({ url, data }: { url: string; data: unknown }): unknown {
    if (isProse(url)) return String(data);
    const parsed = parseText(toShownAddress(url), String(data));
    sources.set(normalize(url), parsed);
    const document = structuredClone(parsed.json);
    holdMappedFiles(document, toUrl(url));
    return withRootNamed(document, toUrl(url), base);
  }

  /** "file:line: the reference …" */
  function locate({ reference = '', baseUrl = '' }: Asked): string {
    const [holder = '', pointer = ''] = baseUrl.split('#', 2);
    const document = sources.get(normalize(holder)) ?? source;
    const at = document.locate(findReference(document.json, reference, decodeLeniently(pointer)));
    return `${at}: the reference ${toShownReference(reference)}`;
  }

  const reader = { order: 1, canRead: true, read };
  const parser = { order: 1, canParse: true, allowEmpty: true, parse };
  const document = structuredClone(source.json);
  holdMappedFiles(document, base);
  try {
    const bundled = (await new $RefParser().bundle(address, document, {
      // The bundler's own readers are disabled because they read any address.
      resolve: { file: false, http: false, chatpact: reader },
      parse: { json: false, yaml: false, text: false, binary: false, chatpact: parser },
    })) as JsonObject;
    readMappedFiles(bundled);
    return bundled;
  } catch (cause) {
    if (refusal) throw refusal;
    if (cause instanceof UsageError) throw cause;
    throw new UsageError(
      'INVALID_REFERENCE',
      `${source.name}: a $ref can't be followed: ${toReadFailureReason(cause)}.`,
      {
        cause,
      },
    );
  }
}

/**
 * Rewrites references to the root document so that they name it. The bundler does not rewrite them, and they would be relative
 * to another folder.
 */
function withRootNamed(node: unknown, from: URL, root: URL): unknown {
  if (Array.isArray(node)) return node.map((each) => withRootNamed(each, from, root));
  if (!isObject(node)) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, each]) => {
      if (key !== '$ref' || typeof each !== 'string' || !URL.canParse(each, from.href)) {
        return [key, withRootNamed(each, from, root)];
      }
      const { href, hash } = new URL(each, from.href);
      return [key, normalize(href) === normalize(root.href) ? toWhole(root) + hash : each];
    }),
  );
}

/** The name of the root document in a reference, as the bundler expects it. */
const toWhole = (root: URL) => (root.protocol === 'file:' ? root.pathname : normalize(root.href));

type Located = Pick<SourceDocument, 'locate'> & { json: unknown };

/** Why a reference may not be followed, as a predicate. */
class Objection extends Error {}

type Budget = ReturnType<typeof createBudget>;

function createBudget({ maxDocuments, maxBytes, timeoutMs }: ReferenceLimits) {
  const end = performance.now() + timeoutMs;
  let [readDocuments, readBytes] = [0, 0];
  return {
    /** The limits for the next document. */
    take() {
      readDocuments += 1;
      if (readDocuments > maxDocuments)
        throw new Objection(`exceeds the limit of ${maxDocuments} referenced documents`);
      const left = end - performance.now();
      if (left <= 0)
        throw new Objection(`was not read in time: all references together may take ${timeoutMs / 1000} seconds`);
      return { timeoutMs: Math.ceil(left), bytes: maxBytes - readBytes };
    },
    spend(text: string) {
      readBytes += Buffer.byteLength(text);
      const most = toMegabytes(maxBytes);
      if (readBytes > maxBytes)
        throw new Objection(`exceeds the limit of ${most} MB for all referenced documents together`);
      return text;
    },
  };
}

async function readReferenced(
  url: URL,
  { asked, roots, budget }: { asked: Asked; roots: AllowedRoots; budget: Budget },
): Promise<string> {
  // A document from an allowed origin may refer to that origin, but not to local files.
  const isRemote = /^https?:/i.test(asked.baseUrl ?? '');
  const objection = await findObjection(url, isRemote ? { ...roots, folders: [] } : roots);
  if (objection !== undefined) throw new Objection(objection);
  const { timeoutMs, bytes } = budget.take();
  if (url.protocol === 'file:') return budget.spend(await readRegularFile(fileURLToPath(url), bytes));
  const limits = { timeoutMs, maxBytes: bytes, maxRedirects: downloadLimits.maxRedirects };
  return budget.spend((await download(url.href, { limits, allowHttp: true, sameOrigin: true })).text);
}

/** The address for the bundler, which encodes file URLs again. */
function toAddress(base: URL): string {
  return base.protocol === 'file:' ? fileURLToPath(base) : base.href;
}

/** Converts the bundler's address to a URL. For a file it is an encoded path. */
function toUrl(address: string): URL {
  return /^[a-z]:[\\/]/i.test(address) ? new URL(`file:///${address}`) : new URL(address, 'file:///');
}

const normalize = (address: string) => toUrl(address).href.replace(/#.*$/s, '');

/** A printable address: a path, or a URL without its query. */
function toShownAddress(address: string): string {
  const url = toUrl(address);
  return url.protocol === 'file:' ? fileURLToPath(url) : `${url.origin}${url.pathname}`;
}

/** A printable reference without its query and user, which may contain secrets. */
function toShownReference(reference: string): string {
  const shown = reference.replace(/\?.*$/s, '?…').replace(/\/\/[^/@]*@/, '//…@');
  return JSON.stringify(shown.length > 120 ? `${shown.slice(0, 120)}…` : shown);
}

/** The JSON Pointer of the node with this reference: the likely one, else the first that matches. */
function findReference(root: unknown, reference: string, likely: string): string {
  const isHolder = (node: unknown) =>
    isObject(node) && typeof node.$ref === 'string' && node.$ref.split('#', 1)[0] === reference;
  const walk = (node: unknown, path: readonly string[]): string | undefined => {
    if (isHolder(node)) return toPointer([...path, '$ref']);
    if (typeof node !== 'object' || node === null) return undefined;
    for (const [key, each] of Object.entries(node)) {
      const found = walk(each, [...path, key]);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return (isHolder(findAt(root, likely)) ? `${likely}/$ref` : walk(root, [])) ?? '';
}
