import { type Contract, loadContract } from './contract.ts';
import { inspectDocument } from './given/inspect-document.ts';
import { noteSaid } from './given/read-given.ts';
import { isObject, type Json, type JsonObject, toPointer } from './json.ts';
import { loadDocument } from './load.ts';
import { documentOf } from './own-documents.ts';
import { profiles } from './profiles.ts';
import { toRequirement } from './schema-sentence.ts';
import type { SchemaProblem } from './validator.ts';
import type { VendorName } from './vendors.ts';

/** Something in a document that is not wrong enough to refuse it. */
export interface LintProblem {
  rule: 'refused' | 'openapi' | 'example' | 'unused-component';
  /** "file:line" where it is known, else a JSON Pointer into the effective document. */
  at: string;
  message: string;
}

/**
 * Holds a vendor's document, or one of the user's, against OpenAPI (unknown keys included); its examples, overlays' too,
 * against their own schemas; and looks for components that nothing refers to.
 */
export async function lintVendor(vendor: VendorName, document?: string, specRoots?: string[]): Promise<LintProblem[]> {
  const source = await loadDocument(document ?? documentOf(vendor), { roots: specRoots });
  const found = (await inspectDocument(source)).problems;
  const problems = found.map(
    ({ isFatal, at, message }): LintProblem => ({ rule: isFatal ? 'refused' : 'openapi', at, message }),
  );
  if (found.some(({ isFatal }) => isFatal)) return problems;
  noteSaid(source.name);
  for (const profile of profiles) {
    const contract = await loadContract({ vendor, profile, document, specRoots });
    problems.push(...lintExamples(contract));
  }
  // Of ours the overlays refer to some; of a user's, what our overlays add is not the user's to use.
  const whole = document === undefined ? (await loadContract({ vendor })).document : source.json;
  problems.push(...lintUnused(whole, source.locate));
  // Most of what one profile shows, the other shows again.
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}

function lintExamples(contract: Contract): LintProblem[] {
  const problems: LintProblem[] = [];
  const check = (schema: JsonObject, example: Json, pointer: string) => {
    for (const problem of contract.validator.checkSchema(schema, example, 'closed')) {
      problems.push({ rule: 'example', at: contract.locate(pointer), message: describe(pointer, problem) });
    }
  };
  for (const { id, pointer, responses } of contract.operations) {
    for (const [status, { content }] of Object.entries(responses)) {
      for (const { schema, examples } of Object.values(content)) {
        for (const [name, example] of Object.entries(examples)) {
          if (schema) check(schema, example, `${pointer}/responses/${status}`);
          else
            problems.push({
              rule: 'example',
              at: contract.locate(pointer),
              message: `${id} ${status}: example ${name} has no schema`,
            });
        }
      }
    }
  }
  for (const [name, schema] of Object.entries(componentsOf(contract.document, 'schemas'))) {
    if (isObject(schema) && schema.example !== undefined) {
      check(schema, schema.example, toPointer(['components', 'schemas', name]));
    }
  }
  return problems;
}

function describe(pointer: string, problem: SchemaProblem): string {
  return `the example of ${pointer} breaks its own schema: ${problem.pointer || 'it'} ${toRequirement(problem)}`;
}

function lintUnused(document: JsonObject, locate: (pointer: string) => string): LintProblem[] {
  const used = JSON.stringify(document);
  return ['schemas', 'responses', 'parameters'].flatMap((kind) =>
    Object.keys(componentsOf(document, kind)).flatMap((name): LintProblem[] => {
      const pointer = toPointer(['components', kind, name]);
      if (used.includes(JSON.stringify(`#${pointer}`))) return [];
      return [{ rule: 'unused-component', at: locate(pointer), message: `nothing refers to #${pointer}` }];
    }),
  );
}

function componentsOf(document: JsonObject, kind: string): JsonObject {
  const components = isObject(document.components) ? document.components[kind] : undefined;
  return isObject(components) ? components : {};
}
