import { Validator } from '@seriousme/openapi-schema-validator';
import { once } from '../once.ts';
import { UsageError } from '../usage-error.ts';
import { isObject, toPointer } from './json.ts';
import type { SourceDocument } from './load.ts';

/** What a document breaks of the OpenAPI specification, by place. */
export interface ConformanceProblem {
  /** "file:line". */
  at: string;
  message: string;
}

// One for all documents: it keeps the compiled schema of each version of OpenAPI, which judges few of them.
const getValidator = once(() => new Validator({ allErrors: true, code: { optimize: false } }));

/** Holds a document against the OpenAPI schema of its own version (3.0 or 3.1). Unknown keys are problems. */
export async function listConformanceProblems(source: SourceDocument): Promise<ConformanceProblem[]> {
  const version = String(source.json.openapi ?? '');
  if (!/^3\.[01](\.|$)/.test(version)) {
    const said = version === '' ? 'There is no "openapi" at the top' : `This says openapi ${version}`;
    return [{ at: source.locate('/openapi'), message: `${said}; chatpact reads OpenAPI 3.0 and 3.1` }];
  }
  const { valid, errors } = await getValidator().validate(structuredClone(source.json));
  if (valid) return listOddPaths(source);
  if (typeof errors === 'string' || errors === undefined) return [{ at: source.locate(''), message: String(errors) }];
  const byPlace = new Map<string, ConformanceProblem>();
  // The deepest errors are the informative ones; those above say only that a branch did not match.
  for (const error of errors.toSorted((a, b) => b.instancePath.length - a.instancePath.length)) {
    if (/^(oneOf|anyOf|if|\$ref)$/.test(error.keyword) && byPlace.size > 0) continue;
    const property = error.params.additionalProperty ?? error.params.unevaluatedProperty;
    const pointer =
      property === undefined ? error.instancePath : `${error.instancePath}/${String(property).replaceAll('/', '~1')}`;
    const message =
      property === undefined
        ? `${error.instancePath || 'the document'} ${error.message}`
        : `"${property}" is no key of OpenAPI here`;
    if (!byPlace.has(pointer)) byPlace.set(pointer, { at: source.locate(pointer), message });
  }
  return [...byPlace.values()];
}

/** Paths that no request can have: the schema of OpenAPI takes any that begin with a slash. */
function listOddPaths(source: SourceDocument): ConformanceProblem[] {
  const { paths } = source.json;
  return Object.keys(isObject(paths) ? paths : {})
    .filter((path) => /[?#]/.test(path))
    .map((path) => {
      const [, mark] = /([?#])/.exec(path) ?? [];
      const what =
        mark === '?' ? 'a query: describe it as parameters in "query"' : 'a fragment, which no request sends';
      return { at: source.locate(toPointer(['paths', path])), message: `The path "${path}" has ${what}` };
    });
}

/** Throws UsageError `BAD_DOCUMENT` with the first problem, file and line, when a document is no OpenAPI 3.0 or 3.1. */
export async function assertOpenApi(source: SourceDocument): Promise<void> {
  const [first, ...rest] = await listConformanceProblems(source);
  if (!first) return;
  const more = rest.length > 0 ? ` (and ${rest.length} more)` : '';
  throw new UsageError('BAD_DOCUMENT', `${first.at}: ${first.message}${more}. Correct the document there.`);
}
