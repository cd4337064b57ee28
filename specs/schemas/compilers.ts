import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { once } from '../../once.ts';
import { namesBranch } from '../discriminators/names-branch.ts';
import type { JsonObject } from '../json/json.ts';
import type { PatternEngine } from '../patterns/engine.ts';
import { addFormats } from './formats.ts';
import { branchMark, discriminatorWord, optionalMark } from './normalize.ts';

/** Compiles schemas. Each schema is compiled only once, even if several documents have it. */
export interface Compilers {
  compileBody(schema: JsonObject): ValidateFunction;
  /** Compiles a schema for string values. The function converts them to the types of the schema. */
  compileParameters(schema: JsonObject): ValidateFunction;
}

/** Options for compiling schemas. */
export interface CompilerOptions {
  /** Engine for their regular expressions. Default: `RegExp`, for built-in schemas. */
  patterns?: PatternEngine;
  /** Called for a schema that cannot be compiled, for which every value is then valid. Default: compiling throws. */
  onFailure?(cause: unknown): void;
}

/** Creates compilers for documents that share an engine for regular expressions. */
export function createCompilers(options: CompilerOptions = {}): Compilers {
  return { compileBody: createCompiler(false, options), compileParameters: createCompiler(true, options) };
}

function createCompiler(
  coerce: boolean,
  { patterns, onFailure }: CompilerOptions,
): (schema: JsonObject) => ValidateFunction {
  const getAjv = once(() => createAjv(coerce, patterns));
  const compiled = new Map<string, ValidateFunction>();
  return (schema) => {
    const text = JSON.stringify(schema);
    const known = compiled.get(text) ?? compile(schema);
    compiled.set(text, known);
    return known;
  };

  function compile(schema: JsonObject): ValidateFunction {
    try {
      return getAjv().compile(schema);
    } catch (cause) {
      if (!onFailure) throw cause;
      onFailure(cause);
      return getAjv().compile({});
    }
  }
}

function createAjv(coerce: boolean, patterns?: PatternEngine): Ajv2020 {
  const ajv = new Ajv2020({
    // Optimizing the code takes nearly as long as generating it, and most of it validates only a few values.
    code: { optimize: false, ...(patterns && { regExp: toRegExp(patterns) }) },
    strict: true,
    // Documents may use custom formats and keywords.
    strictSchema: false,
    logger: false,
    // Vendors omit types and use several types, which is valid.
    strictTypes: false,
    strictTuples: false,
    strictRequired: false,
    // Compiling the meta-schema takes longer than answering a first request. Built-in schemas are tested, and invalid parts of
    // users' documents are removed when they are read (`given/`).
    validateSchema: false,
    allErrors: true,
    verbose: false,
    // Only parameters are converted, because "5" in a body is not a number.
    coerceTypes: coerce,
    useDefaults: coerce,
  });
  ajv.addVocabulary([optionalMark, branchMark]);
  ajv.addKeyword({ keyword: discriminatorWord, type: 'object', schemaType: 'object', validate: namesBranch });
  addFormats(ajv);
  return ajv;
}

/** Creates Ajv's factory for regular expressions. Its `code` is only used for standalone code, which chatpact does not generate. */
function toRegExp(patterns: PatternEngine) {
  return Object.assign((pattern: string) => patterns.compile(pattern), { code: 'undefined' });
}
