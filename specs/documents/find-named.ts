import { isObject, type Json } from '../json/json.ts';

/** A segment of a JSONPath that consists of names: `.get`, `['/users']`, `['/users','/rooms']`. */
const segment = /\.([A-Za-z_]\w*)|\[('[^'\\\p{Cc}]*'(?:,'[^'\\\p{Cc}]*')*)\]/uy;

/** A JSONPath that begins with names. */
interface NamedStart {
  /** Alternative names by segment. */
  segments: string[][];
  /** Whether the path has nothing else. */
  isWhole: boolean;
}

const starts = new Map<string, NamedStart>();

/**
 * Finds the nodes of a JSONPath that consists of names, as most targets of overlays do, without a parser for JSONPath. Undefined for
 * other paths.
 */
export function findNamed(root: Json, target: string): string[][] | undefined {
  const { segments, isWhole } = getStart(target);
  return isWhole ? follow(root, segments) : undefined;
}

/** Whether a valid JSONPath finds nothing because the names that it begins with lead to nothing. */
export function leadsNowhere(root: Json, target: string): boolean {
  return follow(root, getStart(target).segments).length === 0;
}

function follow(root: Json, segments: readonly string[][]): string[][] {
  let found: { node: Json | undefined; path: string[] }[] = [{ node: root, path: [] }];
  for (const names of segments) {
    found = found.flatMap(({ node, path }) =>
      names.flatMap((name) =>
        isObject(node) && Object.hasOwn(node, name) ? [{ node: node[name], path: [...path, name] }] : [],
      ),
    );
  }
  return found.map(({ path }) => path);
}

function getStart(target: string): NamedStart {
  const known = starts.get(target) ?? readStart(target);
  starts.set(target, known);
  return known;
}

function readStart(target: string): NamedStart {
  const segments: string[][] = [];
  if (!target.startsWith('$')) return { segments, isWhole: false };
  for (let at = 1; at < target.length; at = segment.lastIndex) {
    segment.lastIndex = at;
    const [, name, names = ''] = segment.exec(target) ?? [];
    if (name === undefined && names === '') return { segments, isWhole: false };
    // A union may have a name twice.
    segments.push(name === undefined ? [...new Set(names.slice(1, -1).split("','"))] : [name]);
  }
  return { segments, isWhole: true };
}
