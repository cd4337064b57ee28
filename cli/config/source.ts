import { extname } from 'node:path';
import { isMap, LineCounter, type Node, parseDocument } from 'yaml';
import { toFirstLine, toTree } from '../../specs/documents/load.ts';
import { fromPointer } from '../../specs/json/json.ts';
import { UsageError } from '../../usage-error.ts';
import { importDefault } from '../flags/import-default.ts';
import { readText } from '../flags/shared-flags.ts';

/** A parsed configuration, before variables are filled in. */
export interface ConfigSource {
  /** Path of the file. */
  path: string;
  content: unknown;
  /** Returns "file:line" of a JSON Pointer. For a module, it returns only the file. */
  where(pointer: string): string;
}

const moduleExtensions = ['.js', '.mjs', '.cjs', '.ts', '.mts'];

/**
 * Reads a configuration: YAML, JSON, or the default export of a JavaScript or TypeScript module.
 *
 * @throws UsageError `UNREADABLE_FILE`, or `INVALID_CONFIG` for a file that cannot be parsed or imported.
 */
export async function readSource(path: string): Promise<ConfigSource> {
  if (moduleExtensions.includes(extname(path))) {
    return { path, content: await importDefault(path, 'INVALID_CONFIG', '{ targets: { … } }'), where: () => path };
  }
  const lines = new LineCounter();
  // JSON is parsed as YAML too, because that parser reports lines.
  const document = parseDocument(await readText(path), { lineCounter: lines, prettyErrors: false });
  const [error] = document.errors;
  if (error) {
    throw new UsageError(
      'INVALID_CONFIG',
      `${path}:${lines.linePos(error.pos[0]).line}: The file can't be parsed: ${toFirstLine(error.message)}.`,
    );
  }
  const where = (pointer: string) => {
    const offset = findOffset(document.contents, fromPointer(pointer));
    return offset === undefined ? path : `${path}:${lines.linePos(offset).line}`;
  };
  return { path, content: toTree(path, () => document.toJS(), 'INVALID_CONFIG'), where };
}

/** Returns the offset of the key or item at a path. If the path does not exist, it returns that of the nearest ancestor. */
function findOffset(root: Node | null, path: readonly string[]): number | undefined {
  let node: unknown = root;
  let offset = root?.range?.[0];
  for (const segment of path) {
    const pair = isMap(node) ? node.items.find(({ key }) => String(key) === segment) : undefined;
    const child = pair
      ? pair.value
      : (node as { get?(key: string, keep: true): unknown } | undefined)?.get?.(segment, true);
    const start = ((pair?.key ?? child) as Node | undefined)?.range?.[0];
    if (start === undefined) return offset;
    offset = start;
    node = child;
  }
  return offset;
}
