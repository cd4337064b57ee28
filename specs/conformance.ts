import { Validator } from '@seriousme/openapi-schema-validator';
import type { ErrorObject } from 'ajv/dist/2020.js';
import { once } from '../once.ts';
import { fromPointer } from './json.ts';
import type { SourceDocument } from './load.ts';
import { listRequirements } from './schema-mistakes.ts';

/** What a document breaks of the OpenAPI specification, by place. */
export interface ConformanceProblem {
  /** JSON Pointer. */
  pointer: string;
  message: string;
}

// One for all documents: it keeps the compiled schema of each version of OpenAPI, which judges few of them.
const getValidator = once(() => new Validator({ allErrors: true, code: { optimize: false } }));

/**
 * Holds a document against the schema that the OpenAPI Initiative publishes for a version (2.0, 3.0 or 3.1). Unknown
 * keys are problems.
 */
export async function listConformanceProblems(
  { json }: Pick<SourceDocument, 'json'>,
  version: string,
): Promise<ConformanceProblem[]> {
  const said = version === '2.0' ? { swagger: version } : { openapi: version };
  const { valid, errors } = await getValidator().validate({ ...structuredClone(json), ...said });
  // In words it says what references lead nowhere, which whoever reads the document finds out, with the place.
  if (valid || !Array.isArray(errors)) return [];
  const byPlace = new Map<string, ConformanceProblem>();
  for (const { pointer, keyword, requirement } of listRequirements(errors.filter(isTelling))) {
    const name = fromPointer(pointer).at(-1) ?? 'the document';
    const isSurplus = /^(additional|unevaluated)Properties$/.test(keyword);
    const message = isSurplus ? `"${name}" is no key of OpenAPI here` : `${name} ${requirement}`;
    if (!byPlace.has(pointer)) byPlace.set(pointer, { pointer, message });
  }
  return dropOuter([...byPlace.values()]);
}

/** Says what is wrong, and not only that a branch of the schema did not match, or that something is no reference. */
function isTelling({ keyword, params, schemaPath }: ErrorObject): boolean {
  if (/^(oneOf|anyOf|if|not|\$ref|\$dynamicRef)$/.test(keyword)) return false;
  // That a parameter has neither a schema nor a content is told once, by whoever reads it.
  if (/\/oneOf\/\d+\/required$/.test(schemaPath)) return false;
  return params.missingProperty !== '$ref' && !/\/Reference\//.test(schemaPath);
}

/** The deepest are the informative ones: what is around them is wrong because of them. */
function dropOuter(problems: readonly ConformanceProblem[]): ConformanceProblem[] {
  const outer = new Set<string>();
  for (const { pointer } of problems) {
    for (let at = pointer.lastIndexOf('/'); at > 0; at = pointer.lastIndexOf('/', at - 1))
      outer.add(pointer.slice(0, at));
  }
  const kept = problems.filter(({ pointer }) => !outer.has(pointer));
  return kept.length > 0 ? kept : [...problems];
}
