import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import { findAt, fromPointer, isObject, type Json, type JsonObject } from './json.ts';
import { closeSchema, listReferences, toClosedName, toJsonSchema, toMemberName } from './normalize.ts';
import { findResponse, type Operation, type Parameter } from './operations.ts';
import { dropUnjudged } from './patterns/drop-unjudged.ts';
import type { PatternEngine } from './patterns/engine.ts';
import { createCompilers } from './schema-compilers.ts';

/**
 * `published`: the schema as the vendor publishes it. `closed`: every listed property required, no other allowed; the
 * published forms of these APIs accept nearly anything.
 */
export type SchemaForm = 'published' | 'closed';

/** One way in which a value breaks a schema. */
export interface SchemaProblem {
  /** JSON Pointer into the value. A missing or surplus property is named by its own pointer. */
  pointer: string;
  /** JSON Schema keyword that failed. */
  keyword: string;
  message: string;
  /** What the keyword wanted: a type, a list of values, a format, a property's name. */
  expected: Json;
}

/** Where a request's parameter stands, beside what is wrong with it. */
export interface ParameterProblem extends SchemaProblem {
  in: Parameter['in'] | 'body';
  /** Name of the parameter, or of the body's property. */
  name: string;
}

export interface RequestParts {
  path: Record<string, string>;
  query: Record<string, unknown>;
  /** Query parameters that were sent as lists, by their names without brackets. */
  lists?: Record<string, readonly string[]>;
  headers: Record<string, unknown>;
  body?: unknown;
}

export interface RequestVerdict {
  problems: ParameterProblem[];
  /** Parameters by name, converted to the types of their schemas, defaults filled in. */
  values: Record<string, unknown>;
}

export interface Validator {
  /** Problems of a response body; undefined when the document has no schema for that status and media type. */
  checkResponse(
    operation: Operation,
    status: number,
    mediaType: string,
    body: unknown,
    form: SchemaForm,
  ): SchemaProblem[] | undefined;
  /** Problems of any schema of the document against any value: for examples. */
  checkSchema(schema: JsonObject, value: unknown, form?: SchemaForm): SchemaProblem[];
  /** Every problem of a request, not only the first. */
  checkRequest(operation: Operation, request: RequestParts): RequestVerdict;
}

/**
 * A validator for one effective document. Schemas compile at first use and are kept.
 *
 * @param patterns Judges the document's regular expressions. Default: `RegExp`, for schemas of our own.
 * @param compilers Shared with documents that have most of their schemas in common, and the same patterns.
 */
export function createValidator(
  document: JsonObject,
  patterns?: PatternEngine,
  compilers = createCompilers(patterns),
): Validator {
  const toSchema = (schema: JsonObject, shaped = schema): JsonObject => {
    const whole = { $defs: collectDefinitions(document, schema), ...shaped };
    return patterns ? dropUnjudged(whole, patterns) : whole;
  };
  const compiled = new Map<JsonObject, Partial<Record<SchemaForm, ValidateFunction>>>();
  const requests = new Map<string, ValidateFunction>();

  function compile(schema: JsonObject, form: SchemaForm): ValidateFunction {
    const forms = compiled.get(schema) ?? {};
    compiled.set(schema, forms);
    const known = forms[form];
    if (known) return known;
    const normal = toJsonSchema(schema);
    const shaped = form === 'closed' ? closeSchema(normal) : normal;
    const made = compilers.compileBody(toSchema(normal, shaped));
    forms[form] = made;
    return made;
  }

  const checkSchema: Validator['checkSchema'] = (schema, value, form = 'published') => {
    const validate = compile(schema, form);
    patterns?.begin();
    if (validate(value)) return [];
    // The first branch is the documented one (the ledger appends to it). It is asked alone, because the errors of a
    // branch that is a reference do not say which branch they came through.
    const { anyOf, description: _, ...others } = schema;
    const documented = Array.isArray(anyOf) && Object.keys(others).length === 0 ? anyOf[0] : undefined;
    const problems = isObject(documented) ? checkSchema(documented, value, form) : [];
    return problems.length > 0 ? problems : toProblems(validate.errors ?? []);
  };

  return {
    checkSchema,
    checkResponse(operation, status, mediaType, body, form) {
      const content = findResponse(operation, status)?.content[mediaType];
      return content?.schema && checkSchema(content.schema, body, form);
    },
    checkRequest(operation, request) {
      let validate = requests.get(operation.id);
      if (!validate) {
        const schema = toRequestSchema(operation);
        validate = compilers.compileParameters(toSchema(schema));
        requests.set(operation.id, validate);
      }
      // Copies: AJV converts and fills in where the values stand.
      const parts = {
        path: { ...request.path },
        query: copyQuery(operation, request),
        header: toHeaders(operation, request.headers),
      };
      patterns?.begin();
      validate(parts);
      const problems = toProblems(validate.errors ?? []).flatMap((problem): ParameterProblem[] => {
        const [place, name] = fromPointer(problem.pointer);
        return name === undefined ? [] : [{ ...problem, in: place as Parameter['in'], name }];
      });
      problems.push(...checkRequiredByMeaning(operation, parts.query, problems));
      return {
        problems: [...problems, ...checkBody(operation, request.body, checkSchema)],
        values: { ...parts.header, ...parts.query, ...parts.path },
      };
    },
  };
}

/** What a normalized schema refers to, directly or not, in every form, by name. What is not there accepts anything. */
function collectDefinitions(document: JsonObject, schema: JsonObject, found: JsonObject = {}): JsonObject {
  for (const { name, pointer } of listReferences(schema)) {
    if (Object.hasOwn(found, name)) continue;
    const target = findAt(document, pointer);
    const normal = toJsonSchema(isObject(target) ? target : {});
    found[name] = normal;
    found[toClosedName(name)] = closeSchema(normal);
    found[toMemberName(name)] = closeSchema(normal, 'allOf');
    collectDefinitions(document, normal, found);
  }
  return found;
}

/** A copy, in which a parameter that takes a list and was sent as one value is a list of one. */
function copyQuery({ parameters }: Operation, { query, lists }: RequestParts): Record<string, unknown> {
  // No prototype, so that a parameter called __proto__ is a parameter.
  const copy: Record<string, unknown> = Object.create(null);
  for (const name of Object.keys(query)) copy[name] = query[name];
  for (const name in lists) copy[name] = [...(lists[name] ?? [])];
  for (const { name, in: place, schema } of parameters) {
    if (place === 'query' && schema.type === 'array' && typeof copy[name] === 'string') copy[name] = [copy[name]];
  }
  return copy;
}

function toRequestSchema(operation: Operation): JsonObject {
  const places = ['path', 'query', 'header'] as const;
  const properties = Object.fromEntries(
    places.map((place) => {
      const here = operation.parameters.filter((parameter) => parameter.in === place);
      const nameOf = (parameter: Parameter) => (place === 'header' ? parameter.name.toLowerCase() : parameter.name);
      return [
        place,
        {
          type: 'object',
          required: here.filter((parameter) => parameter.required).map(nameOf),
          properties: Object.fromEntries(here.map((parameter) => [nameOf(parameter), parameter.schema])),
        },
      ];
    }),
  );
  return { type: 'object', properties } as JsonObject;
}

function checkRequiredByMeaning(
  operation: Operation,
  query: Record<string, unknown>,
  known: ParameterProblem[],
): ParameterProblem[] {
  return operation.parameters.flatMap((parameter) => {
    const isMissing = (name: string) => query[name] === undefined || query[name] === '';
    if (!isMissing(parameter.name) || known.some((problem) => problem.name === parameter.name)) return [];
    const { requiredWhen: when, requiredUnless: others } = parameter.behaviour;
    const reason =
      (when?.values.includes(String(query[when.parameter])) &&
        `is required when ${when.parameter} is ${String(query[when.parameter])}`) ||
      (others?.every(isMissing) && `or ${others.join(' or ')} is required`);
    if (!reason) return [];
    const { name, in: place } = parameter;
    return [{ in: place, name, pointer: `/query/${name}`, keyword: 'required', message: reason, expected: name }];
  });
}

function checkBody(operation: Operation, body: unknown, checkSchema: Validator['checkSchema']): ParameterProblem[] {
  const schema = operation.body?.content['application/json']?.schema;
  if (!schema || (body === undefined && !operation.body?.required)) return [];
  return checkSchema(schema, body).map((problem) => ({
    ...problem,
    in: 'body',
    name: problem.pointer.slice(1).replaceAll('/', '.'),
  }));
}

/** The headers that an operation takes, by their names in small letters. */
function toHeaders({ parameters }: Operation, headers: Record<string, unknown>): Record<string, unknown> {
  const names = parameters.filter(({ in: place }) => place === 'header').map(({ name }) => name.toLowerCase());
  if (names.length === 0) return {};
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => {
      const lower = name.toLowerCase();
      return names.includes(lower) ? [[lower, value]] : [];
    }),
  );
}

/**
 * AJV reports every branch of a failed anyOf. The first branch is the documented one (the ledger appends to it), so
 * only its errors are kept, and the "must match a schema in anyOf" that sums them up goes.
 */
function toProblems(errors: ErrorObject[]): SchemaProblem[] {
  const kept = errors.filter(
    (error) => !/\/(anyOf|oneOf)\/(?!0\/)\d+\//.test(error.schemaPath) && !/^(anyOf|oneOf|if)$/.test(error.keyword),
  );
  return (kept.length > 0 ? kept : errors).map((error) => {
    const params = error.params as Record<string, unknown>;
    const property = params.missingProperty ?? params.unevaluatedProperty ?? params.additionalProperty;
    const suffix = property === undefined ? '' : `/${String(property).replaceAll('~', '~0').replaceAll('/', '~1')}`;
    return {
      pointer: error.instancePath + suffix,
      keyword: error.keyword,
      message: toMessage(error),
      expected: toExpected(error.keyword, params),
    };
  });
}

const messages: Record<string, string> = {
  required: 'is missing',
  unevaluatedProperties: 'is not documented',
  additionalProperties: 'is not documented',
};

function toMessage(error: ErrorObject): string {
  if (error.keyword === 'enum') return `must be one of ${(error.params.allowedValues as unknown[]).join(', ')}`;
  return messages[error.keyword] ?? error.message ?? error.keyword;
}

/** What a keyword wanted, by the parameters of the error that it gave. */
export function toExpected(keyword: string, params: Record<string, unknown>): Json {
  const value =
    params.type ??
    params.allowedValues ??
    params.allowedValue ??
    params.format ??
    params.limit ??
    params.missingProperty ??
    params.pattern;
  return (value as Json | undefined) ?? keyword;
}
