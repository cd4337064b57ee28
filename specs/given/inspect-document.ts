import { listConformanceProblems } from '../conformance.ts';
import { copyJson, type JsonObject } from '../json.ts';
import { reasonOf, type SourceDocument, toFirstWords } from '../load.ts';
import type { DocumentProblem } from './problem.ts';
import { repairDocument } from './repair-document.ts';
import type { UpgradedDocument } from './upgrade-swagger.ts';

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
  const readable = await toReadable(source.json);
  if ('problem' in readable) {
    return { json: source.json, problems: [locate({ isFatal: true, ...readable.problem })] };
  }
  const { json, version, toWritten, toWrittenWords } = readable;
  const own = repairDocument(json).map(({ pointer, message, isFatal }) => {
    return { pointer: toWritten(pointer), message: toWrittenWords(message), isFatal };
  });
  const conformance = await listConformanceProblems(source, version);
  const others = conformance.filter(({ pointer }) => !own.some((each) => isAbout(each.pointer, pointer)));
  const problems = [...own, ...others.map((each) => ({ ...each, isFatal: false }))].map(locate);
  return { json, problems: problems.toSorted((one, other) => lineOf(one.at) - lineOf(other.at)) };
}

/** A copy of a document, as OpenAPI 3. */
interface Readable extends UpgradedDocument {
  /** What it says of itself: "2.0", "3.0.3". */
  version: string;
}

const asItIs = (text: string) => text;

async function toReadable(document: JsonObject): Promise<Readable | { problem: Omit<DocumentProblem, 'isFatal'> }> {
  if (document.openapi === undefined && /^2(\.0)?$/.test(String(document.swagger))) {
    // Most documents are of this decade.
    const { upgradeSwagger } = await import('./upgrade-swagger.ts');
    try {
      return { version: '2.0', ...(await upgradeSwagger(document)) };
    } catch (cause) {
      const message = `This Swagger 2.0 can't be read as OpenAPI 3: ${toFirstWords(reasonOf(cause))}`;
      return { problem: { pointer: '/swagger', message } };
    }
  }
  const version = readVersion(document.openapi);
  if ('message' in version) return { problem: { pointer: '/openapi', ...version } };
  const { openapi } = version;
  return { json: { ...copyJson(document), openapi }, version: openapi, toWritten: asItIs, toWrittenWords: asItIs };
}

/** The version of OpenAPI that a document is read as. */
function readVersion(said: unknown): { openapi: string } | { message: string } {
  // YAML takes 3.0 for a number.
  const text = typeof said === 'number' ? said.toFixed(1) : String(said ?? '');
  // What 3.2 has beside 3.1 is no operation with a method that is known here.
  if (/^3\.2(\.|$)/.test(text)) return { openapi: '3.1.1' };
  if (/^3\.[01](\.|$)/.test(text)) return { openapi: /^3\.\d$/.test(text) ? `${text}.0` : text };
  const found = text === '' ? 'There is no "openapi" at the top' : `This says openapi ${text}`;
  return { message: `${found}; chatpact reads OpenAPI 3.0 and 3.1, and Swagger 2.0` };
}

/** Whether two problems are about one place: the one at it, the other at it or inside. */
const isAbout = (place: string, other: string) => other === place || (place !== '' && other.startsWith(`${place}/`));

const lineOf = (at: string) => Number(/:(\d+)$/.exec(at)?.[1] ?? 0);
