import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import type { JsonObject } from '../json/json.ts';

/** Lists all errors of a document by the schema of its version of OpenAPI. */
export type ListErrors = (document: JsonObject) => Promise<readonly ErrorObject[]>;

const known = new Map<string, Promise<ListErrors>>();

/** Loads the schema of a version of OpenAPI: "2.0", "3.0.3", "3.1.0". */
export function loadConformanceErrors(version: string): Promise<ListErrors> {
  const [short = version] = /^\d+\.\d+/.exec(version) ?? [];
  const found = known.get(short) ?? load(short);
  known.set(short, found);
  return found;
}

async function load(version: string): Promise<ListErrors> {
  const validate = await readBuilt(version);
  if (!validate) return compile();
  return async (document) => (validate(document) ? [] : (validate.errors ?? []));
}

/** The code to which the build compiles the schema. Undefined when running from sources. */
async function readBuilt(version: string): Promise<ValidateFunction | undefined> {
  const { href } = new URL(`built-conformance/openapi-${version}.mjs`, import.meta.url);
  const built: { default: ValidateFunction } | undefined = await import(href).catch(() => undefined);
  return built?.default;
}

/** Compiles the schema at its first use, which takes longer than validating most documents. */
async function compile(): Promise<ListErrors> {
  const { Validator } = await import('@seriousme/openapi-schema-validator');
  const validator = new Validator({ allErrors: true, code: { optimize: false } });
  return async (document) => {
    // The validator removes references from the document.
    const { errors } = await validator.validate(structuredClone(document));
    // If errors is a string, a reference could not be resolved. Reading the document reports that, with its position.
    return Array.isArray(errors) ? errors : [];
  };
}
