import { loadContract } from '../contract.ts';
import { loadDocument, type SourceDocument } from '../documents/load.ts';
import { loadOwnDocument } from '../documents/own-documents.ts';
import { listOperations } from '../operations.ts';
import { preparePatterns } from '../patterns/prepare.ts';
import { profiles } from '../profiles.ts';
import { createCompilers } from '../schemas/compilers.ts';
import { createValidator } from '../schemas/validator.ts';
import { inspectDocument } from '../user-documents/inspect-document.ts';
import { suppressWarning } from '../user-documents/read-user-document.ts';
import { warnOfUncompiledSchema } from '../user-documents/warn-of-uncompiled-schema.ts';
import type { VendorDeclaration } from '../vendor-declaration.ts';
import { lintExamples } from './examples.ts';
import { lintOperationIds } from './operation-ids.ts';
import type { LintProblem } from './rules.ts';
import { lintUnused } from './unused-components.ts';

export type { LintProblem };

/**
 * Lints a vendor's document or the user's documents by the rules of `rules.ts`. A vendor's document is linted with its overlays
 * applied, and with the closed form of its schemas. A user's document is linted as it is.
 */
export async function lintVendor(
  vendor: VendorDeclaration,
  documents: readonly string[] = [],
  specRoots?: string[],
): Promise<LintProblem[]> {
  const own = documents.length === 0;
  const sources = own
    ? [await loadWritten(vendor)]
    : await Promise.all(documents.map((name) => loadDocument(name, { roots: specRoots })));
  const inspected = await Promise.all(sources.map(inspectDocument));
  const problems = inspected.flatMap((each) =>
    each
      .locateProblems()
      .map(({ isFatal, at, message }): LintProblem => ({ rule: isFatal ? 'refused' : 'openapi', at, message })),
  );
  if (problems.some(({ rule }) => rule === 'refused')) return problems;
  for (const { name } of sources) suppressWarning(name);
  const read = sources.map((source, index) => ({ ...source, json: inspected[index]?.json ?? source.json }));
  problems.push(...lintOperationIds(read));
  if (own) problems.push(...(await lintOwn(vendor)));
  else for (const each of read) problems.push(...(await lintGiven(vendor, each)));
  // Most problems occur in both profiles.
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}

/** Reads the vendor's document from its file, because a JSON copy has no lines. */
async function loadWritten(vendor: VendorDeclaration): Promise<SourceDocument> {
  const { openapi } = vendor.documents;
  return openapi instanceof URL ? loadDocument(openapi) : loadOwnDocument(vendor, 'openapi');
}

async function lintOwn(vendor: VendorDeclaration): Promise<LintProblem[]> {
  const contracts = await Promise.all(profiles.map((profile) => loadContract({ vendor, profile })));
  const [documented] = contracts;
  return [
    ...contracts.flatMap((contract) => lintExamples({ ...contract, validator: contract.validator, form: 'closed' })),
    // Linted with the overlays, because they refer to some components.
    ...(documented ? lintUnused(documented.document, documented.locate) : []),
  ];
}

async function lintGiven(vendor: VendorDeclaration, { json, locate }: SourceDocument): Promise<LintProblem[]> {
  const patterns = await preparePatterns({ document: json, updates: [] });
  const validator = createValidator(json, patterns, createCompilers({ patterns, onFailure: warnOfUncompiledSchema }));
  const operations = listOperations(json, locate, vendor.credentialHeaders);
  const examined = { document: json, operations, validator, locate };
  return [...lintExamples({ ...examined, form: 'published' }), ...lintUnused(json, locate)];
}
