import type { ValidateFunction } from 'ajv/dist/2020.js';
import { createDiscriminators } from '../discriminators/apply-discriminators.ts';
import { findAt, fromPointer, isObject, type Json, type JsonObject } from '../json/json.ts';
import { findMediaType, formTypes, isJsonType, toBareType } from '../media-types.ts';
import { type Content, findResponse, type HeaderSpec, type Operation, type Parameter, resolve } from '../operations.ts';
import { type FormField, readForm } from '../parameters/form.ts';
import { createParameterReader, type ParameterReader } from '../parameters/reader.ts';
import type { RequestParts } from '../parameters/sent-values.ts';
import { toShape } from '../parameters/shape.ts';
import { dropUnsupportedPatterns } from '../patterns/drop-unsupported-patterns.ts';
import type { PatternEngine } from '../patterns/engine.ts';
import { createCompilers } from './compilers.ts';
import { createDirection, type Direction } from './directions.ts';
import { closeSchema, listReferences, toClosedName, toJsonSchema, toMemberName } from './normalize.ts';
import { toProblems } from './problems.ts';

/**
 * `published`: the schema as published. `closed`: every listed property is required and no other is allowed, because the published
 * schemas of these APIs accept nearly any value.
 */
export type SchemaForm = 'published' | 'closed';

/** One violation of a schema by a value. */
export interface SchemaProblem {
  /** JSON Pointer into the value. For a missing or additional property, the pointer of that property. */
  pointer: string;
  /** JSON Schema keyword that failed. */
  keyword: string;
  message: string;
  /** The expectation of the keyword: a type, a list of values, a format or a property name. */
  expected: Json;
}

/** A problem of a request, with the place of the parameter. */
export interface ParameterProblem extends SchemaProblem {
  in: Parameter['in'] | 'body';
  /** Name of the parameter or of the body's property. */
  name: string;
}

export type { RequestParts };

export interface RequestVerdict {
  problems: ParameterProblem[];
  /** Parameters by name, converted to the types of their schemas, with defaults. */
  values: Record<string, unknown>;
}

export interface Validator {
  /** Problems of a response body. Undefined if the document has no schema for the status and media type. */
  checkResponse(
    operation: Operation,
    status: number,
    mediaType: string,
    body: unknown,
    form: SchemaForm,
  ): SchemaProblem[] | undefined;
  /** Problems of a response's documented headers. Names in `headers` are lower case. A missing header is not a problem. */
  checkHeaders(operation: Operation, status: number, headers: Readonly<Record<string, string>>): ParameterProblem[];
  /** Problems of a value against a schema of the document, for examples and bodies. */
  checkSchema(schema: JsonObject, value: unknown, form?: SchemaForm, direction?: Direction): SchemaProblem[];
  /** Converted parameters and all problems of a request. */
  checkRequest(operation: Operation, request: RequestParts): RequestVerdict;
  /** Converts the fields of a form to a body with the types of its schema. */
  readForm(content: Content, fields: readonly FormField[]): unknown;
}

/**
 * Creates a validator for one effective document. Schemas are compiled at first use and cached.
 *
 * @param patterns Engine for the document's regular expressions. Default: `RegExp`, for built-in schemas.
 * @param compilers May be shared by documents with the same engine, so that common schemas are compiled once.
 */
export function createValidator(
  document: JsonObject,
  patterns?: PatternEngine,
  compilers = createCompilers({ patterns }),
): Validator {
  const directions = {
    request: createDirection(document, 'request'),
    response: createDirection(document, 'response'),
  };
  const discriminators = createDiscriminators(document);
  const find = (pointer: string, relax: Relax) => {
    const target = findAt(document, pointer);
    if (!isObject(target)) return toJsonSchema(target === false ? { not: {} } : {});
    return toJsonSchema(relax(discriminators.applyAt(pointer, target)));
  };
  const toSchema = (schema: JsonObject, shaped = schema, relax: Relax = (same) => same): JsonObject => {
    const whole = { $defs: collectDefinitions((pointer) => find(pointer, relax), schema), ...shaped };
    return patterns ? dropUnsupportedPatterns(whole, patterns) : whole;
  };
  type Compiled = Partial<Record<`${SchemaForm} ${Direction | 'any'}`, ValidateFunction>>;
  const compiled = new Map<JsonObject, Compiled>();
  const converters = new Map<JsonObject, ValidateFunction>();
  const requests = new Map<string, RequestChecks>();

  function compile(schema: JsonObject, form: SchemaForm, direction?: Direction): ValidateFunction {
    const forms = compiled.get(schema) ?? {};
    compiled.set(schema, forms);
    const known = forms[`${form} ${direction ?? 'any'}`];
    if (known) return known;
    const relax = direction && directions[direction];
    const whole = discriminators.apply(schema);
    const normal = toJsonSchema(relax ? relax(whole) : whole);
    const shaped = form === 'closed' ? closeSchema(normal) : normal;
    const made = compilers.compileBody(toSchema(normal, shaped, relax));
    forms[`${form} ${direction ?? 'any'}`] = made;
    return made;
  }

  const checkSchema: Validator['checkSchema'] = (schema, value, form = 'published', direction = undefined) => {
    const validate = compile(schema, form, direction);
    patterns?.resetWork();
    if (validate(value)) return [];
    // The first branch is the documented one, because the ledger appends branches. It is validated separately, since errors of a
    // referenced branch do not name the branch.
    const { anyOf, description: _, ...others } = schema;
    const documented = Array.isArray(anyOf) && Object.keys(others).length === 0 ? anyOf[0] : undefined;
    const problems = isObject(documented) ? checkSchema(documented, value, form, direction) : [];
    return problems.length > 0 ? problems : toProblems(validate.errors ?? []);
  };

  /** Converts text to the types of a schema, and validates it. */
  function convert(schema: JsonObject, value: unknown): { value: unknown; problems: SchemaProblem[] } {
    // Ajv can convert only a property of an object.
    const holding = { type: 'object', properties: { value: schema } };
    const validate = converters.get(schema) ?? compilers.compileParameters(toSchema(holding));
    converters.set(schema, validate);
    const holder = { value: copyValue(value) };
    patterns?.resetWork();
    const problems = validate(holder) ? [] : toProblems(validate.errors ?? []);
    const pointerOf = ({ pointer }: SchemaProblem) => pointer.replace(/^\/value/, '');
    return { value: holder.value, problems: problems.map((each) => ({ ...each, pointer: pointerOf(each) })) };
  }

  function findChecks(operation: Operation) {
    const known = requests.get(operation.id);
    if (known) return known;
    const reader = createParameterReader(operation, { convert, check: checkSchema });
    const byMeaning = operation.parameters.filter(
      ({ behaviour: { requiredWhen, requiredUnless } }) => requiredWhen ?? requiredUnless,
    );
    const made = { reader, validate: compilers.compileParameters(toSchema(reader.schema)), byMeaning };
    requests.set(operation.id, made);
    return made;
  }

  /** Converts the values of a request's parameters, and lists their problems. */
  function readParts({ reader, validate }: RequestChecks, request: RequestParts) {
    // The parts are copies, because Ajv converts values and adds defaults in place.
    const { parts, problems: ofStyles } = reader.read(request);
    patterns?.resetWork();
    validate(parts);
    const problems = toProblems(validate.errors ?? []).flatMap((problem): ParameterProblem[] => {
      const [place, name] = fromPointer(problem.pointer);
      return name === undefined ? [] : [{ ...problem, in: place as Parameter['in'], name }];
    });
    return { parts, problems: [...problems, ...ofStyles] };
  }

  return {
    checkSchema,
    checkHeaders(operation, status, headers) {
      const specs = findResponse(operation, status)?.headers ?? [];
      if (specs.length === 0) return [];
      const parameters = specs.map((spec) => toHeaderParameter(document, spec));
      const checks = findChecks({ ...operation, id: `${operation.id} ${status}`, parameters });
      return readParts(checks, { path: {}, query: {}, headers }).problems;
    },
    checkResponse(operation, status, mediaType, body, form) {
      const content = findResponse(operation, status)?.content[mediaType];
      return content?.schema && checkSchema(content.schema, body, form, 'response');
    },
    checkRequest(operation, request) {
      const checks = findChecks(operation);
      const { parts, problems } = readParts(checks, request);
      problems.push(...checkRequiredByMeaning(checks.byMeaning, parts.query, problems));
      return {
        problems: [...problems, ...checkBody(operation, request, checkSchema)],
        values: { ...parts.cookie, ...parts.header, ...parts.query, ...parts.path },
      };
    },
    readForm({ schema = {}, encodings = {} }, fields) {
      const shape = toShape(document, schema);
      const properties = new Map(shape.names.map((name) => [name, toJsonSchema(shape.schemaOf(name))]));
      const takes = (name: string, value: unknown) => convert(properties.get(name) ?? {}, value).problems.length === 0;
      return convert(toJsonSchema(directions.request(schema)), readForm(fields, { shape, encodings, takes })).value;
    },
  };
}

/** Compiled checks for the requests of an operation. */
interface RequestChecks {
  reader: ParameterReader;
  validate: ValidateFunction;
  /** Parameters that are required depending on other parameters. */
  byMeaning: readonly Parameter[];
}

/** Converts a response header to a parameter, because both have the same serialization. */
function toHeaderParameter(document: JsonObject, { name, schema, serialization }: HeaderSpec): Parameter {
  const own = { name, in: 'header' as const, required: false, behaviour: {} };
  const written = { schema: toJsonSchema(resolve(document, schema)), published: schema };
  return { ...own, ...written, ...(serialization && { serialization }) };
}

type Relax = (schema: JsonObject) => JsonObject;

/** Collects all definitions that a normalized schema refers to, in every form, by name. A missing definition accepts any value. */
function collectDefinitions(
  find: (pointer: string) => JsonObject,
  schema: JsonObject,
  found: JsonObject = {},
): JsonObject {
  for (const { name, pointer } of listReferences(schema)) {
    if (Object.hasOwn(found, name)) continue;
    const normal = find(pointer);
    found[name] = normal;
    found[toClosedName(name)] = closeSchema(normal);
    found[toMemberName(name)] = closeSchema(normal, 'allOf');
    collectDefinitions(find, normal, found);
  }
  return found;
}

/** Copies a decoded value, because conversion changes it in place. */
function copyValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyValue);
  if (!isObject(value)) return value;
  const copy: Record<string, unknown> = Object.create(null);
  for (const [name, each] of Object.entries(value)) copy[name] = copyValue(each);
  return copy;
}

function checkRequiredByMeaning(
  parameters: readonly Parameter[],
  query: Record<string, unknown>,
  known: ParameterProblem[],
): ParameterProblem[] {
  return parameters.flatMap((parameter) => {
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

function checkBody(
  { body: documented }: Operation,
  { body, bodyType = 'application/json' }: RequestParts,
  checkSchema: Validator['checkSchema'],
): ParameterProblem[] {
  const listed = documented?.content ?? {};
  const key = findMediaType(Object.keys(listed), bodyType);
  const schema = key === undefined ? undefined : listed[key]?.schema;
  if (!schema || (body === undefined && !documented?.required) || schema.format === 'binary') return [];
  // For other media types, only text bodies are parsed.
  if (body !== undefined && !isRead(bodyType) && typeof body !== 'string') return [];
  return checkSchema(schema, body, 'published', 'request').map((problem) => ({
    ...problem,
    in: 'body',
    name: problem.pointer.slice(1).replaceAll('/', '.'),
  }));
}

const isRead = (type: string) => isJsonType(type) || formTypes.includes(toBareType(type));
