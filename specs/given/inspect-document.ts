import { listConformanceProblems } from '../conformance.ts';
import { copyJson, type JsonObject } from '../json.ts';
import type { SourceDocument } from '../load.ts';
import type { DocumentProblem } from './problem.ts';
import { repairDocument } from './repair-document.ts';

/** A user's document, and what was found in it. */
export interface InspectedDocument {
  /** As it can be read: what it lacks is filled in. */
  json: JsonObject;
  /** In the order of its lines. */
  problems: (DocumentProblem & { at: string })[];
}

/** Makes a user's document one that can be read, and lists what is not as OpenAPI says. */
export async function inspectDocument(source: SourceDocument): Promise<InspectedDocument> {
  const locate = (problem: DocumentProblem) => ({ ...problem, at: source.locate(problem.pointer) });
  const version = readVersion(source.json.openapi);
  if ('message' in version) {
    return { json: source.json, problems: [locate({ pointer: '/openapi', isFatal: true, ...version })] };
  }
  const json = { ...copyJson(source.json), openapi: version.openapi };
  const own = repairDocument(json);
  const conformance = await listConformanceProblems(source, version.openapi);
  const others = conformance.filter(({ pointer }) => !own.some((each) => isAbout(each.pointer, pointer)));
  const problems = [...own, ...others.map((each) => ({ ...each, isFatal: false }))].map(locate);
  return { json, problems: problems.toSorted((one, other) => lineOf(one.at) - lineOf(other.at)) };
}

/** The version of OpenAPI that a document is read as. */
function readVersion(said: unknown): { openapi: string } | { message: string } {
  // YAML takes 3.0 for a number.
  const text = typeof said === 'number' ? said.toFixed(1) : String(said ?? '');
  // What 3.2 has beside 3.1 is no operation with a method that is known here.
  if (/^3\.2(\.|$)/.test(text)) return { openapi: '3.1.1' };
  if (/^3\.[01](\.|$)/.test(text)) return { openapi: /^3\.\d$/.test(text) ? `${text}.0` : text };
  const found = text === '' ? 'There is no "openapi" at the top' : `This says openapi ${text}`;
  return { message: `${found}; chatpact reads OpenAPI 3.0 and 3.1` };
}

/** Whether two problems are about one place: the one at it, the other at it or inside. */
const isAbout = (place: string, other: string) => other === place || (place !== '' && other.startsWith(`${place}/`));

const lineOf = (at: string) => Number(/:(\d+)$/.exec(at)?.[1] ?? 0);
