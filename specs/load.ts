import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { extname, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { once } from '../once.ts';
import { toReadProblem, toUnreadable } from '../unreadable-file.ts';
import { UsageError, type UsageErrorCode } from '../usage-error.ts';
import { resolveIdentifiers } from './given/resolve-identifiers.ts';
import { fromPointer, isObject, type JsonObject } from './json.ts';
import { findPositions, type Position } from './json-positions.ts';

// What is made of our own documents ahead of time needs no YAML: it is loaded when some is parsed.
const require = createRequire(import.meta.url);

/** A parsed YAML or JSON file that still knows where its lines are. */
export interface SourceDocument {
  /** What the user called it: a path or a URL. */
  readonly name: string;
  readonly json: JsonObject;
  /** As it was read; absent where the build has made something else of it. */
  readonly text?: string;
  /** "file:line" of the node at a JSON Pointer, or of its nearest ancestor that exists. */
  locate(pointer: string): string;
}

/** What a document may refer to. */
export interface LoadOptions {
  /**
   * Folders and origins (https://schemas.example.com) that references may lead to, beside the document's own folder, or
   * for one from the web its own origin. Default: none.
   */
  roots?: readonly string[];
}

/**
 * Reads a YAML or JSON document from a path or an http(s)/file URL, external `$ref`s bundled in.
 *
 * @throws UsageError `UNREADABLE_FILE` when it can't be read, `BAD_DOCUMENT` when it does not parse, or refers to what it
 * may not, with file and line.
 */
export async function loadDocument(source: string | URL, { roots }: LoadOptions = {}): Promise<SourceDocument> {
  const { name, text, url } = await readSource(String(source));
  // Loaded for those alone who give some.
  const plain = isJsonLike(text) ? undefined : (await import('./plain-yaml.ts')).readPlainYaml(text);
  const written = parseSource(name, text, plain);
  const document = { ...written, json: resolveIdentifiers(written.json, url.href) };
  if (!hasExternalReference(document.json)) return document;
  // Only multi-file documents need the bundler, and importing it costs more than reading ours.
  const { bundleReferences } = await import('./references/bundle.ts');
  const bundled = await bundleReferences(document, url, roots);
  // Other files may have identifiers, too.
  const json = resolveIdentifiers(bundled, url.href);
  // What is left would be followed by whoever reads the document next.
  if (!hasExternalReference(json)) return { ...document, json };
  throw new UsageError('INVALID_REFERENCE', `${name}: a $ref points to an $id. Use a file or a JSON Pointer instead.`);
}

/**
 * Parses text as YAML 1.2, of which JSON is a part. Throws UsageError `BAD_DOCUMENT` naming file and line.
 *
 * @param plain What the text is known to stand for: then it is parsed when a line is asked for.
 */
export function parseSource(name: string, text: string, plain?: JsonObject): SourceDocument {
  const { json, locate } = plain === undefined ? parseText(name, text) : toParsed(name, text, plain);
  if (isObject(json)) return { name, json, text, locate };
  throw new UsageError('INVALID_DOCUMENT', `${name}:1: expected a mapping at the top. Is this the right file?`);
}

type ParsedText = Omit<SourceDocument, 'json'> & { json: unknown };

/** The same for what need not be a mapping: a part of a document. */
export function parseText(name: string, text: string): ParsedText {
  return parseJson(name, text) ?? parseYaml(name, text);
}

/**
 * JSON alone, which the parser of YAML takes many times as long for. Undefined for what is none, and for a key that stands
 * twice, which is a mistake in YAML.
 */
function parseJson(name: string, text: string): ParsedText | undefined {
  if (!isJsonLike(text)) return undefined;
  let json: unknown;
  let root: Position | undefined;
  try {
    json = JSON.parse(text);
    root = findPositions(text);
  } catch {
    // Its mistakes are told by the parser of YAML, which says where they are.
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

/** What a text is known to stand for, parsed when a line is asked for. */
function toParsed(name: string, text: string, plain: JsonObject): ParsedText {
  const getNodes = once(() => readNodes(name, text));
  return { name, json: toTree(name, () => plain), locate: (pointer) => getNodes().locate(pointer) };
}

/** Where the lines of a text end, in order. */
function listBreaks(text: string): number[] {
  const breaks: number[] = [];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) breaks.push(at);
  return breaks;
}

/** How many of some ascending numbers are smaller than another. */
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
    const what = toFirstWords(error.message.replace(/ at line \d+, column \d+:?$/m, ''));
    throw new UsageError(
      'INVALID_DOCUMENT',
      `${at(error.pos[0])}: The ${kindOf(name)} can't be parsed: ${what}. Correct it there.`,
    );
  }
  return { name, json: toTree(name, () => parsed.toJS({ maxAliasCount: 1000 })), locate };
}

/** The nodes of YAML, and where they stand. */
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
 * What YAML stands for, as long as it is a tree: aliases may multiply without end, name nothing, or what they stand in.
 *
 * @throws UsageError of the code that is given for one that is none.
 */
export function toTree(name: string, read: () => unknown, code: UsageErrorCode = 'INVALID_DOCUMENT'): unknown {
  try {
    const json = read();
    // Whoever walks through a circle never comes back.
    JSON.stringify(json);
    return json;
  } catch (cause) {
    const what =
      cause instanceof TypeError ? 'an alias refers to a node that contains it' : toFirstWords(reasonOf(cause));
    throw new UsageError(code, `${name}:1: ${what}. Correct the ${kindOf(name)}.`, { cause });
  }
}

/** The first line of what a parser says, as far as one reads: it quotes what is no YAML at all, a picture or an archive. */
export function toFirstWords(message: string): string {
  const [line = ''] = message.split('\n');
  return line.length > 200 ? `${line.slice(0, 200)}…` : line.replace(/[.\s]+$/, '');
}

/** What a document's name leads to: its text, and where that was in the end. */
async function readSource(source: string): Promise<{ name: string; text: string; url: URL }> {
  if (/^https?:/i.test(source)) {
    const { download, toShown } = await import('./download.ts');
    return { name: toShown(source), ...(await download(source, { allowHttp: true })) };
  }
  const name = source.startsWith('file:') ? fileURLToPath(source) : source;
  try {
    return { name, text: await readFile(name, 'utf8'), url: pathToFileURL(resolve(name)) };
  } catch (cause) {
    throw toUnreadable(name, cause, 'Check the path or URL.');
  }
}

/** Half a sentence that says why something can't be read. */
export function reasonOf(cause: unknown): string {
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
