import type { Operation } from '../../specs/operations.ts';
import { measureOwnership } from '../../specs/vendor-declaration.ts';
import type { UnservedCall } from '../journal/unserved-calls.ts';
import type { Vendor } from '../vendor-interface/vendor.ts';
import { findKnownAt, loadKnown } from './find-known.ts';
import { toShownPath } from './shown-path.ts';
import { suggestPath } from './suggest-path.ts';
import * as hints from './unserved-hints.ts';

/** A vendor, and what the mock serves of it at a path. */
export interface ServedPath {
  vendor: Vendor;
  /** All operations that the mock has. */
  operations: readonly Operation[];
  /** The operations at the path of the request; undefined if there are none. */
  at: readonly Operation[] | undefined;
  /** Whether the user passed a document of the vendor with `--spec`. */
  hasUserDocument: boolean;
}

/** An operation that the mock has, in another version or edition than it emulates. */
export interface Withheld {
  vendor: Vendor;
  operation: Operation;
  /** The version that the mock emulates, if the operation is newer; undefined if the edition lacks it. */
  version: string | undefined;
}

export type Explained = Omit<UnservedCall, 'count' | 'lastAt'>;

/** Explains why no operation serves a request. The path has no query. */
export async function explainUnserved(
  method: string,
  path: string,
  served: readonly ServedPath[],
  withheld?: Withheld,
): Promise<Explained> {
  if (withheld) return explainWithheld(method, withheld);
  for (const each of served) {
    const explained = await explainKnown(method, path, each);
    if (explained) return explained;
  }
  const suggestion = await suggest(method, path, served);
  const owner = suggestion?.vendor ?? findOwner(served, path);
  const hint = hints.unknown(
    served.map(({ vendor }) => vendor),
    suggestion?.path,
  );
  return { method, path: toShownPath(path), reason: 'unknown', ...(owner && { vendor: owner.name }), hint };
}

function explainWithheld(method: string, { vendor, operation, version }: Withheld): Explained {
  const hint =
    version === undefined
      ? hints.otherEdition(vendor, operation)
      : hints.otherVersion(vendor, operation, operation.behaviour.since ?? vendor.declaration.version, version);
  const { path, id } = operation;
  return { method, path, reason: 'not-computed', vendor: vendor.name, operation: id, hint };
}

/** Explains a request for an operation or path of this vendor. Undefined if the vendor has no such path. */
async function explainKnown(
  method: string,
  path: string,
  { vendor, operations, at = [], hasUserDocument }: ServedPath,
): Promise<Explained | undefined> {
  const known = await findKnownAt(vendor, method === 'HEAD' ? 'GET' : method, path);
  const { operation } = known;
  const isServed = operations.some(
    (each) => each.method.toUpperCase() === operation?.method && each.path === operation.path,
  );
  if (operation && !isServed) {
    const hint = hints.notComputed(vendor, operation, hasUserDocument);
    const id = operation.id === undefined ? {} : { operation: operation.id };
    return { method, path: operation.path, reason: 'not-computed', vendor: vendor.name, ...id, hint };
  }
  const [first] = at;
  const served = at.map((each) => each.method.toUpperCase());
  const others = known.methods.filter((each) => !served.includes(each));
  if (served.length + others.length === 0) return undefined;
  const hint = hints.otherMethod(vendor, method, served, others);
  return { method, path: first?.path ?? toShownPath(path), reason: 'method', vendor: vendor.name, hint };
}

function findOwner(served: readonly ServedPath[], path: string): Vendor | undefined {
  const measured = served.map(({ vendor }) => ({ vendor, length: measureOwnership(vendor.declaration, path) }));
  const [best] = measured.filter(({ length }) => length > 0).sort((one, other) => other.length - one.length);
  return best?.vendor;
}

/** Suggests a path: of an operation that the mock serves, else of one that a vendor has. Those with the method come first. */
async function suggest(method: string, path: string, served: readonly ServedPath[]): Promise<Suggestion | undefined> {
  const own = served.flatMap(({ vendor, operations }) => operations.map((each) => toCandidate(vendor, each)));
  const known = await Promise.all(
    served.map(async ({ vendor }) => (await loadKnown(vendor)).map(({ operation }) => toCandidate(vendor, operation))),
  );
  for (const all of [own, known.flat()]) {
    const candidates = [
      ...all.filter((each) => each.method === method),
      ...all.filter((each) => each.method !== method),
    ];
    const found = suggestPath(path, [...new Set(candidates.map(({ template }) => template))]);
    const candidate = found && candidates.find(({ template }) => template === found.template);
    if (candidate) return { vendor: candidate.vendor, path: found.path };
  }
  return undefined;
}

interface Suggestion {
  vendor: Vendor;
  path: string;
}

const toCandidate = (vendor: Vendor, { method, path }: { method: string; path: string }) => ({
  vendor,
  method: method.toUpperCase(),
  template: path,
});
