import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseAllDocuments } from 'yaml';

/** The project's root. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** A file of the project, by its path from the root. */
export const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

/** Parses the documents of a YAML text. Throws for errors and warnings of the parser. */
export function parseDocuments(text: string) {
  const documents = parseAllDocuments(text);
  for (const { errors, warnings } of documents) for (const problem of [...errors, ...warnings]) throw problem;
  return documents.map((each) => each.toJS());
}
