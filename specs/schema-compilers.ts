import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { once } from '../once.ts';
import { addFormats } from './formats.ts';
import type { JsonObject } from './json.ts';
import { optionalMark } from './normalize.ts';
import type { PatternEngine } from './patterns/engine.ts';

/** Compiles schemas, each of them once, whichever document it came from. */
export interface Compilers {
  compileBody(schema: JsonObject): ValidateFunction;
  /** Of values that are text: the function converts them to the types of the schema. */
  compileParameters(schema: JsonObject): ValidateFunction;
}

/** Compilers for documents whose regular expressions one engine judges. */
export function createCompilers(patterns?: PatternEngine): Compilers {
  return { compileBody: createCompiler(false, patterns), compileParameters: createCompiler(true, patterns) };
}

function createCompiler(coerce: boolean, patterns?: PatternEngine): (schema: JsonObject) => ValidateFunction {
  const getAjv = once(() => createAjv(coerce, patterns));
  const compiled = new Map<string, ValidateFunction>();
  return (schema) => {
    const text = JSON.stringify(schema);
    const known = compiled.get(text);
    if (known) return known;
    // Ajv knows schemas by their ids: another document may use one for something else.
    const ajv = text.includes('"$id"') ? createAjv(coerce, patterns) : getAjv();
    const made = ajv.compile(schema);
    compiled.set(text, made);
    return made;
  };
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
    // To compile the schema of schemas takes longer than to answer a first request. What is no schema is noticed anyway.
    validateSchema: !coerce,
    allErrors: true,
    verbose: false,
    // Only parameters are text; a body's "5" is no number.
    coerceTypes: coerce,
    useDefaults: coerce,
  });
  ajv.addVocabulary([optionalMark]);
  addFormats(ajv);
  return ajv;
}

/** What Ajv makes regular expressions with. The code is for schemas that are written into files, which none of ours is. */
function toRegExp(patterns: PatternEngine) {
  return Object.assign((pattern: string) => patterns.compile(pattern), { code: 'undefined' });
}
