import { basename, isAbsolute, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Contract } from '../../specs/contract.ts';

/** A line of a file. */
export interface FileLocation {
  /** A relative path with slashes, or a URL. A vendor's document is relative to specs/, others to the working folder. */
  file: string;
  line: number;
}

/** An operation that a check covers, and its line in the document. */
export interface ReportedOperation {
  /** Operation id. */
  id: string;
  /** Upper case. */
  method: string;
  /** Path template of the document. */
  path: string;
  location: FileLocation;
}

const ownDocuments = fileURLToPath(new URL('../../specs/', import.meta.url));

/** The operations of the cases, in order of first appearance. */
export function toReportedOperations(contract: Contract, cases: readonly { operation: string }[]): ReportedOperation[] {
  const ids = [...new Set(cases.map(({ operation }) => operation))];
  return ids.flatMap((id) => {
    const operation = contract.findOperation(id);
    if (!operation) return [];
    const { method, path, pointer } = operation;
    return [{ id, method: method.toUpperCase(), path, location: toPlace(contract.locate(pointer)) }];
  });
}

/** Parses "file:line". Reports are shared, so absolute paths of this machine are removed. */
export function toPlace(where: string, cwd = process.cwd()): FileLocation {
  const [, name = where, line = '1'] = /^(.*):(\d+)$/s.exec(where) ?? [];
  return { file: toShownFileName(name, cwd), line: Number(line) };
}

/** A file or URL as reports show it: a path relative to the working folder, or the bare name; a URL without user and query. */
export function toShownFileName(name: string, cwd = process.cwd()): string {
  if (/^[a-z]+:\/\//i.test(name)) {
    // A query may hold a token.
    const { origin, pathname } = new URL(name);
    return `${origin}${pathname}`;
  }
  for (const folder of [ownDocuments, cwd]) {
    const path = relative(folder, name);
    const isInside = !isAbsolute(path) && path.split(sep)[0] !== '..';
    if (isAbsolute(name) && isInside) return path.split(sep).join('/');
  }
  return isAbsolute(name) ? basename(name) : name.split(sep).join('/');
}
