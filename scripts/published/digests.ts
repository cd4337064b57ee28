import { createHash } from 'node:crypto';
import type { JsonObject } from '../../specs/json/json.ts';
import { type OperationStructure, toStructures } from './structure.ts';

/** A digest for each part of each operation: {"GET /api/v1/me": {"parameters": "…", "responses 200": "…"}}. */
export type Digests = Record<string, Record<string, string>>;

/** Digests of what a vendor published. They contain no text of its documents. */
export interface Published {
  /** The product and its version: "Chatwoot 4.13.0". */
  revision: string;
  /** The file names of the documents. */
  documents: string[];
  operations: Digests;
}

/** Computes digests of the operations of a document. */
export function toDigests(document: JsonObject): Digests {
  return Object.fromEntries([...toStructures(document)].map(([name, structure]) => [name, digestParts(structure)]));
}

function digestParts(structure: OperationStructure): Record<string, string> {
  const digest = (part: unknown) => createHash('sha256').update(JSON.stringify(part)).digest('hex').slice(0, 16);
  return Object.fromEntries(Object.entries(structure).map(([name, part]) => [name, digest(part)]));
}
