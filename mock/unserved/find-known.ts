import type { KnownOperation } from '../../specs/known-operations.ts';
import { isDecodable } from '../../specs/paths/router.ts';
import { isSpelledAlike, matchTemplate, type PathTemplate, readTemplate } from '../../specs/paths/template.ts';
import type { Vendor } from '../vendor-interface/vendor.ts';

interface Templated {
  operation: KnownOperation;
  template: PathTemplate;
}

const loaded = new WeakMap<Vendor, Promise<readonly Templated[]>>();

/** The operations that a vendor's servers have, with their templates parsed. Loaded once. */
export function loadKnown(vendor: Vendor): Promise<readonly Templated[]> {
  const known = loaded.get(vendor) ?? load(vendor);
  loaded.set(vendor, known);
  return known;
}

async function load(vendor: Vendor): Promise<Templated[]> {
  try {
    const known = await vendor.loadKnownOperations();
    return known.map((operation) => ({ operation, template: readTemplate(operation.path) }));
  } catch {
    // A list of a plugin that cannot be read must not turn a 404 into a 500.
    return [];
  }
}

/** The operations of a vendor at a path, as {@link findKnownAt} returns them. */
export interface KnownPath {
  /** The operation that a server uses for the method; undefined if it has none. */
  operation: KnownOperation | undefined;
  /** Methods of the path, in upper case. Empty if the vendor has no such path. */
  methods: readonly string[];
}

/**
 * Finds what a vendor's servers have at a path, whether or not the mock computes it. Of two operations with the method, the
 * one with more literal text counts, as in the server's router: `conversations/search` before `conversations/{id}`.
 */
export async function findKnownAt(vendor: Vendor, method: string, path: string): Promise<KnownPath> {
  if (!isDecodable(path)) return { operation: undefined, methods: [] };
  const plain = path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
  const isMatching = ({ template }: Templated) =>
    matchTemplate(template, plain) !== undefined && (!vendor.wire.isCaseSensitive || isSpelledAlike(template, plain));
  const matching = (await loadKnown(vendor)).filter(isMatching);
  const withMethod = matching.filter(({ operation }) => operation.method === method);
  const [best] = withMethod.sort((one, other) => other.template.textLength - one.template.textLength);
  return { operation: best?.operation, methods: [...new Set(matching.map(({ operation }) => operation.method))] };
}

/** Whether an operation has more literal text than a path template, so that a server prefers it. */
export function isMoreLiteral({ path }: KnownOperation, template: string): boolean {
  return readTemplate(path).textLength > readTemplate(template).textLength;
}
