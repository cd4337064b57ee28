import type { KnownOperation } from '../../specs/known-operations.ts';
import type { Operation } from '../../specs/operations.ts';
import type { Vendor } from '../vendor-interface/vendor.ts';
import { toShownPath } from './shown-path.ts';

// The sentences that explain why no operation serves a request, and what to do.

/** @param vendors All vendors that the mock serves, since they may share a prefix such as `/api/v1`. */
export function unknown(vendors: readonly Vendor[], suggestion: string | undefined): string {
  const what = `${listNone(vendors.map(({ declaration }) => declaration.title))} such a path.`;
  return suggestion === undefined ? what : `${what} Did you mean ${toShownPath(suggestion)}?`;
}

/** "Chatwoot has no", "Neither Chatwoot nor Rocket.Chat has", "None of … has". */
function listNone(titles: readonly string[]): string {
  if (titles.length === 1) return `${titles[0]} has no`;
  return titles.length === 2 ? `Neither ${titles.join(' nor ')} has` : `None of ${titles.join(', ')} has`;
}

/**
 * @param served Methods of the path that the mock serves.
 * @param others Methods that only the vendor's servers have.
 */
export function otherMethod(
  { declaration: { title } }: Vendor,
  method: string,
  served: readonly string[],
  others: readonly string[],
): string {
  const what = `${title} has this path, but not the method ${method}.`;
  if (served.length === 0) return `${what} It has ${others.join(', ')}, which the mock does not compute.`;
  const also = others.length > 0 ? `; ${title} also has ${others.join(', ')}` : '';
  return `${what} The mock serves ${served.join(', ')}${also}.`;
}

export function otherVersion(
  { name, declaration }: Vendor,
  { id }: Pick<Operation, 'id'>,
  since: string,
  version: string,
): string {
  const what = `${declaration.title} has the operation ${id} since version ${since}, and the mock emulates ${version}.`;
  return `${what} Start it with --${name}-version ${since} or later.`;
}

export function otherEdition({ declaration }: Vendor, { id }: Pick<Operation, 'id'>): string {
  const what = `The operation ${id} of ${declaration.title} is not in the community edition, which the mock emulates.`;
  return `${what} Start it without --edition community.`;
}

export function notComputed({ name, declaration }: Vendor, known: KnownOperation, hasUserDocument: boolean): string {
  const { title, sources = [] } = declaration;
  const operation = known.id === undefined ? '' : ` (${known.id})`;
  const what = `${title} has this operation${operation}, but the mock does not compute it.`;
  const { document } = known;
  if (document === undefined) {
    return `${what} No published document describes it. Describe it in a document of yours, and start the mock with --spec ${name}=FILE.`;
  }
  const given = hasUserDocument ? ' The document given with --spec does not have it.' : '';
  const source = sources.find((url) => url.endsWith(`/${document}`)) ?? document;
  return `${what}${given} To get responses from its document, start the mock so: npx chatpact mock --spec ${name}=${source}`;
}
