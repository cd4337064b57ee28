import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { once } from '../once.ts';
import { namesBranch } from './discriminators/names-branch.ts';
import { addFormats } from './formats.ts';
import type { JsonObject } from './json.ts';
import { branchMark, discriminatorWord, optionalMark } from './normalize.ts';
import type { PatternEngine } from './patterns/engine.ts';

/** Compiles schemas, each of them once, whichever document it came from. */
export interface Compilers {
  compileBody(schema: JsonObject): ValidateFunction;
  /** Of values that are text: the function converts them to the types of the schema. */
  compileParameters(schema: JsonObject): ValidateFunction;
}

/** Where schemas come from that are compiled. */
export interface CompilerOptions {
  /** Judges their regular expressions. Default: `RegExp`, for schemas of our own. */
  patterns?: PatternEngine;
  /** Told of a schema that can't be compiled; anything passes there. Without it, compiling throws. */
  onFailure?(cause: unknown): void;
}

/** Compilers for documents whose regular expressions one engine judges. */
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
    // To make the code shorter takes nearly as long as to make it, and most of it judges a few values.
    code: { optimize: false, ...(patterns && { regExp: toRegExp(patterns) }) },
    strict: true,
    // Documents may use formats and words of their own.
    strictSchema: false,
    logger: false,
    // Vendors leave types out and mix them; neither is wrong.
    strictTypes: false,
    strictTuples: false,
    strictRequired: false,
    // To compile the schema of schemas takes longer than to answer a first request. Ours are tested, and what is no schema
    // in a user's document goes when it is read (`given/`).
    validateSchema: false,
    allErrors: true,
    verbose: false,
    // Only parameters are text; a body's "5" is no number.
    coerceTypes: coerce,
    useDefaults: coerce,
  });
  ajv.addVocabulary([optionalMark, branchMark]);
  ajv.addKeyword({ keyword: discriminatorWord, type: 'object', schemaType: 'object', validate: namesBranch });
  addFormats(ajv);
  return ajv;
}

/** What Ajv makes regular expressions with. The code is for schemas that are written into files, which none of ours is. */
function toRegExp(patterns: PatternEngine) {
  return Object.assign((pattern: string) => patterns.compile(pattern), { code: 'undefined' });
}
