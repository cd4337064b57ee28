import { type SourceDocument, toFirstLine, toReadFailureReason } from '../documents/load.ts';
import { copyJson, type JsonObject } from '../json/json.ts';
import { listConformanceProblems } from '../schemas/conformance.ts';
import type { DocumentProblem } from './problem.ts';
import { repairDocument } from './repair-document.ts';
import type { UpgradedDocument } from './upgrade-swagger.ts';

/** A user's document and its problems. */
export interface InspectedDocument {
  /** The readable form: missing parts have defaults. */
  json: JsonObject;
  /** In no particular order. */
  problems: DocumentProblem[];
  /** The problems with their places ("file:line"), in line order. Finding lines means parsing the text again. */
  locateProblems(): (DocumentProblem & { at: string })[];
}

/** Converts a user's document to a readable form, and lists its violations of OpenAPI. */
export async function inspectDocument(source: SourceDocument): Promise<InspectedDocument> {
  const readable = await toReadable(source.json);
  if ('problem' in readable) {
    return withPlaces(source, source.json, [{ isFatal: true, ...readable.problem }]);
  }
  const { json, version, toWritten, toWrittenWords } = readable;
  const own = repairDocument(json).map(({ pointer, message, isFatal }) => {
    return { pointer: toWritten(pointer), message: toWrittenWords(message), isFatal };
  });
  const conformance = await listConformanceProblems(source, version);
  const others = conformance.filter(({ pointer }) => !own.some((each) => isAbout(each.pointer, pointer)));
  return withPlaces(source, json, [...own, ...others.map((each) => ({ ...each, isFatal: false }))]);
}

function withPlaces({ locate }: SourceDocument, json: JsonObject, problems: DocumentProblem[]): InspectedDocument {
  return {
    json,
    problems,
    locateProblems() {
      const located = problems.map((problem) => ({ ...problem, at: locate(problem.pointer) }));
      return located.toSorted((one, other) => lineOf(one.at) - lineOf(other.at));
    },
  };
}

/** A copy of a document, converted to OpenAPI 3. */
interface Readable extends UpgradedDocument {
  /** The version that the document declares: "2.0", "3.0.3". */
  version: string;
}

const asItIs = (text: string) => text;

async function toReadable(document: JsonObject): Promise<Readable | { problem: Omit<DocumentProblem, 'isFatal'> }> {
  if (document.openapi === undefined && /^2(\.0)?$/.test(String(document.swagger))) {
    // Loaded lazily, because few documents are Swagger 2.0.
    const { upgradeSwagger } = await import('./upgrade-swagger.ts');
    try {
      return { version: '2.0', ...(await upgradeSwagger(document)) };
    } catch (cause) {
      const message = `This Swagger 2.0 document cannot be converted to OpenAPI 3: ${toFirstLine(toReadFailureReason(cause))}`;
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
  // YAML parses 3.0 as a number.
  const text = typeof said === 'number' ? said.toFixed(1) : String(said ?? '');
  // The additions of 3.2 do not affect operations with the methods that chatpact knows.
  if (/^3\.2(\.|$)/.test(text)) return { openapi: '3.1.1' };
  if (/^3\.[01](\.|$)/.test(text)) return { openapi: /^3\.\d$/.test(text) ? `${text}.0` : text };
  const found = text === '' ? 'There is no "openapi" key at the top level' : `The version is openapi ${text}`;
  return { message: `${found}; chatpact supports OpenAPI 3.0, 3.1 and Swagger 2.0` };
}

/** Whether a place is another place or contains it. */
const isAbout = (place: string, other: string) => other === place || (place !== '' && other.startsWith(`${place}/`));

const lineOf = (at: string) => Number(/:(\d+)$/.exec(at)?.[1] ?? 0);
