import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { extname, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { once } from '../../once.ts';
import { toReadProblem, toUnreadable } from '../../unreadable-file.ts';
import { UsageError, type UsageErrorCode } from '../../usage-error.ts';
import { fromPointer, isObject, type JsonObject } from '../json/json.ts';
import { findPositions, type Position } from '../json/positions.ts';
import { resolveIdentifiers } from '../user-documents/resolve-identifiers.ts';

// The YAML parser is loaded at first use, because the built-in documents are read as JSON.
const require = createRequire(import.meta.url);

/** A parsed YAML or JSON file with line numbers. */
export interface SourceDocument {
  /** The path or URL as the user wrote it. */
  readonly name: string;
  readonly json: JsonObject;
  /** The text of the file. Absent if the build converted it. */
  readonly text?: string;
  /** Returns "file:line" of the node at a JSON Pointer, or of its nearest existing ancestor. */
  locate(pointer: string): string;
}

/** Options for loading a document. */
export interface LoadOptions {
  /**
   * Folders and origins (https://schemas.example.com) that references may lead to, in addition to the document's own folder or
   * origin. Default: none.
   */
  roots?: readonly string[];
}

/**
 * Reads a YAML or JSON document from a path or an http(s) or file URL, and bundles external `$ref`s.
 *
 * @throws UsageError `UNREADABLE_FILE` if it cannot be read, `INVALID_DOCUMENT` with file and line if it does not parse or has a
 * reference that is not allowed.
 */
export async function loadDocument(source: string | URL, { roots }: LoadOptions = {}): Promise<SourceDocument> {
  const { name, text, url } = await readSource(String(source));
  // Imported lazily, because only users' documents need it.
  const plain = isJsonLike(text) ? undefined : (await import('../json/plain-yaml.ts')).readPlainYaml(text);
  const written = parseSource(name, text, plain);
  const document = { ...written, json: resolveIdentifiers(written.json, url.href) };
  if (!hasExternalReference(document.json)) return document;
  // Imported lazily, because only multi-file documents need the bundler, and importing it is slow.
  const { bundleReferences } = await import('../references/bundle.ts');
  const bundled = await bundleReferences(document, url, roots);
  // Bundled files may also have identifiers.
  const json = resolveIdentifiers(bundled, url.href);
  // Later readers would follow a remaining external reference, so it is refused.
  if (!hasExternalReference(json)) return { ...document, json };
  throw new UsageError('INVALID_REFERENCE', `${name}: a $ref points to an $id. Use a file or a JSON Pointer instead.`);
}

/**
 * Parses text as YAML 1.2, which includes JSON. Throws UsageError `INVALID_DOCUMENT` with file and line.
 *
 * @param plain The value of the text, if it is already known. The text is then parsed only when a line number is needed.
 */
export function parseSource(name: string, text: string, plain?: JsonObject): SourceDocument {
  const { json, locate } = plain === undefined ? parseText(name, text) : toParsed(name, text, plain);
  if (isObject(json)) return { name, json, text, locate };
  throw new UsageError('INVALID_DOCUMENT', `${name}:1: expected a mapping at the top. Is this the right file?`);
}

type ParsedText = Omit<SourceDocument, 'json'> & { json: unknown };

/** Like {@link parseSource}, but for a part of a document, which need not be a mapping. */
export function parseText(name: string, text: string): ParsedText {
  return parseJson(name, text) ?? parseYaml(name, text);
}

/**
 * Parses JSON without the YAML parser, which is many times slower. Undefined for other text, and for JSON with a duplicate key,
 * which is a mistake in YAML.
 */
function parseJson(name: string, text: string): ParsedText | undefined {
  if (!isJsonLike(text)) return undefined;
  let json: unknown;
  let root: Position | undefined;
  try {
    json = JSON.parse(text);
    root = findPositions(text);
  } catch {
    // The YAML parser reports mistakes with their position.
    return undefined;
  }
  if (!root) return undefined;
  const positions = root;
  let breaks: number[] | undefined;
  return {
    name,
    json: toTree(name, () => json),
    locate(pointer) {
      let found = positions;
      for (const segment of fromPointer(pointer)) {
        const next = found.members?.get(segment);
        if (!next) break;
        found = next;
      }
      if (found === positions) return `${name}:1`;
      breaks ??= listBreaks(text);
      return `${name}:${countUpTo(breaks, found.at) + 1}`;
    },
  };
}

const isJsonLike = (text: string) => /^\s*[{[]/.test(text);

/** A parsed text whose value is known. It is parsed only when a line number is needed. */
function toParsed(name: string, text: string, plain: JsonObject): ParsedText {
  const getNodes = once(() => readNodes(name, text));
  return { name, json: plain, locate: (pointer) => getNodes().locate(pointer) };
}

/** Indices of the line breaks of a text. */
function listBreaks(text: string): number[] {
  const breaks: number[] = [];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) breaks.push(at);
  return breaks;
}

/** Counts the numbers below a limit in an ascending list. */
function countUpTo(numbers: readonly number[], limit: number): number {
  let [from, until] = [0, numbers.length];
  while (from < until) {
    const middle = (from + until) >> 1;
    if ((numbers[middle] ?? limit) < limit) from = middle + 1;
    else until = middle;
  }
  return from;
}

function parseYaml(name: string, text: string): ParsedText {
  const { parsed, at, locate } = readNodes(name, text);
  const error = parsed.errors[0];
  if (error) {
    const what = toFirstLine(error.message.replace(/ at line \d+, column \d+:?$/m, ''));
    throw new UsageError(
      'INVALID_DOCUMENT',
      `${at(error.pos[0])}: The ${kindOf(name)} can't be parsed: ${what}. Correct it there.`,
    );
  }
  return { name, json: toTree(name, () => parsed.toJS({ maxAliasCount: 1000 })), locate };
}

/** Parses YAML to nodes with positions. */
function readNodes(name: string, text: string) {
  const { isNode, LineCounter, parseDocument } = require('yaml') as typeof import('yaml');
  const lines = new LineCounter();
  const parsed = parseDocument(text, { lineCounter: lines, merge: true });
  const at = (offset: number) => `${name}:${lines.linePos(offset).line}`;
  const locate = (pointer: string) => {
    const segments = fromPointer(pointer);
    for (let length = segments.length; length > 0; length--) {
      const node = parsed.getIn(segments.slice(0, length), true);
      if (isNode(node) && node.range) return at(node.range[0]);
    }
    return `${name}:1`;
  };
  return { parsed, at, locate };
}

/**
 * Converts YAML to a value, and checks that it is a tree. Aliases may expand without limit, be undefined, or contain themselves.
 *
 * @throws UsageError with the given code if it is not a tree.
 */
export function toTree(name: string, read: () => unknown, code: UsageErrorCode = 'INVALID_DOCUMENT'): unknown {
  try {
    const json = read();
    // Throws for a cycle, on which later recursion would not terminate.
    JSON.stringify(json);
    return json;
  } catch (cause) {
    const what =
      cause instanceof TypeError
        ? 'an alias refers to a node that contains it'
        : toFirstLine(toReadFailureReason(cause));
    throw new UsageError(code, `${name}:1: ${what}. Correct the ${kindOf(name)}.`, { cause });
  }
}

/** The first line of a parser's message, shortened. A parser may quote a whole binary file that is not YAML. */
export function toFirstLine(message: string): string {
  const [line = ''] = message.split('\n');
  return line.length > 200 ? `${line.slice(0, 200)}…` : line.replace(/[.\s]+$/, '');
}

/** Reads the text of a document, and its final URL. */
async function readSource(source: string): Promise<{ name: string; text: string; url: URL }> {
  if (/^https?:/i.test(source)) {
    const { download, toPrintableUrl } = await import('./download.ts');
    return { name: toPrintableUrl(source), ...(await download(source, { allowHttp: true })) };
  }
  const name = source.startsWith('file:') ? fileURLToPath(source) : source;
  try {
    return { name, text: await readFile(name, 'utf8'), url: pathToFileURL(resolve(name)) };
  } catch (cause) {
    throw toUnreadable(name, cause, 'Check the path or URL.');
  }
}

/** Why a file cannot be read, as a clause. */
export function toReadFailureReason(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  const inner = cause.cause instanceof Error && !(cause instanceof UsageError) ? cause.cause : cause;
  return toReadProblem(inner) ?? inner.message;
}

function kindOf(name: string): string {
  return extname(name) === '.json' ? 'JSON' : 'YAML';
}

function hasExternalReference(node: unknown): boolean {
  if (Array.isArray(node)) return node.some(hasExternalReference);
  if (!isObject(node)) return false;
  if (typeof node.$ref === 'string' && /^[^#]/.test(node.$ref)) return true;
  return Object.values(node).some(hasExternalReference);
}
