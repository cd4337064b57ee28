import type { ErrorObject } from 'ajv/dist/2020.js';
import type { SourceDocument } from '../documents/load.ts';
import { fromPointer } from '../json/json.ts';
import { loadConformanceErrors } from './conformance-errors.ts';
import { listRequirements } from './mistakes.ts';

/** A violation of the OpenAPI specification in a document. */
export interface ConformanceProblem {
  /** JSON Pointer. */
  pointer: string;
  message: string;
}

/**
 * Validates a document against the schema that the OpenAPI Initiative publishes for a version (2.0, 3.0 or 3.1). Unknown
 * keys are problems.
 */
export async function listConformanceProblems(
  { json }: Pick<SourceDocument, 'json'>,
  version: string,
): Promise<ConformanceProblem[]> {
  const said = version === '2.0' ? { swagger: version } : { openapi: version };
  const listErrors = await loadConformanceErrors(version);
  const errors = await listErrors({ ...json, ...said });
  if (errors.length === 0) return [];
  const byPlace = new Map<string, ConformanceProblem>();
  for (const { pointer, keyword, requirement } of listRequirements(errors.filter(isInformative))) {
    const name = fromPointer(pointer).at(-1) ?? 'the document';
    const isSurplus = /^(additional|unevaluated)Properties$/.test(keyword);
    const message = isSurplus ? `"${name}" is not an OpenAPI key here` : `${name} ${requirement}`;
    if (!byPlace.has(pointer)) byPlace.set(pointer, { pointer, message });
  }
  return dropOuter([...byPlace.values()]);
}

/** Whether an error states a cause, and not only that a branch did not match or that an object is not a reference. */
function isInformative({ keyword, params, schemaPath }: ErrorObject): boolean {
  if (/^(oneOf|anyOf|if|not|\$ref|\$dynamicRef)$/.test(keyword)) return false;
  // Reading a parameter without schema and content reports it already.
  if (/\/oneOf\/\d+\/required$/.test(schemaPath)) return false;
  return params.missingProperty !== '$ref' && !/\/Reference\//.test(schemaPath);
}

/** Keeps the innermost problems, because they cause the problems of the objects around them. */
function dropOuter(problems: readonly ConformanceProblem[]): ConformanceProblem[] {
  const outer = new Set<string>();
  for (const { pointer } of problems) {
    for (let at = pointer.lastIndexOf('/'); at > 0; at = pointer.lastIndexOf('/', at - 1))
      outer.add(pointer.slice(0, at));
  }
  const kept = problems.filter(({ pointer }) => !outer.has(pointer));
  return kept.length > 0 ? kept : [...problems];
}
