import type { ValidateFunction } from 'ajv/dist/2020.js';
import { createDirection, type Direction } from './directions.ts';
import { createDiscriminators } from './discriminators/apply-discriminators.ts';
import { findAt, fromPointer, isObject, type Json, type JsonObject } from './json.ts';
import { findMediaType, formTypes, isJsonType, toBareType } from './media-types.ts';
import { closeSchema, listReferences, toClosedName, toJsonSchema, toMemberName } from './normalize.ts';
import { type Content, findResponse, type HeaderSpec, type Operation, type Parameter, resolve } from './operations.ts';
import { type FormField, readForm } from './parameters/form.ts';
import { createParameterReader, type ParameterReader } from './parameters/reader.ts';
import type { RequestParts } from './parameters/sent.ts';
import { toShape } from './parameters/shape.ts';
import { dropUnjudged } from './patterns/drop-unjudged.ts';
import type { PatternEngine } from './patterns/engine.ts';
import { createCompilers } from './schema-compilers.ts';
import { toProblems } from './schema-problems.ts';

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

export type { RequestParts };

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
  /** Problems of a response's documented headers; names of `headers` in lower case. A missing one is no problem. */
  checkHeaders(operation: Operation, status: number, headers: Readonly<Record<string, string>>): ParameterProblem[];
  /** Problems of any schema of the document against any value: for examples, and for bodies of one way. */
  checkSchema(schema: JsonObject, value: unknown, form?: SchemaForm, direction?: Direction): SchemaProblem[];
  /** Every problem of a request, not only the first. */
  checkRequest(operation: Operation, request: RequestParts): RequestVerdict;
  /** The body that the fields of a form make, converted to the types of its schema. */
  readForm(content: Content, fields: readonly FormField[]): unknown;
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
    return patterns ? dropUnjudged(whole, patterns) : whole;
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
    patterns?.begin();
    if (validate(value)) return [];
    // The first branch is the documented one (the ledger appends to it). It is asked alone, because the errors of a
    // branch that is a reference do not say which branch they came through.
    const { anyOf, description: _, ...others } = schema;
    const documented = Array.isArray(anyOf) && Object.keys(others).length === 0 ? anyOf[0] : undefined;
    const problems = isObject(documented) ? checkSchema(documented, value, form, direction) : [];
    return problems.length > 0 ? problems : toProblems(validate.errors ?? []);
  };

  /** Text as what it comes to when it is converted to the types of a schema. */
  function convert(schema: JsonObject, value: unknown): { value: unknown; problems: SchemaProblem[] } {
    // AJV converts what has a place to stand in.
    const holding = { type: 'object', properties: { value: schema } };
    const validate = converters.get(schema) ?? compilers.compileParameters(toSchema(holding));
    converters.set(schema, validate);
    const holder = { value: copyValue(value) };
    patterns?.begin();
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

  /** The values of a request's parameters, converted, and all that is wrong with them. */
  function readParts({ reader, validate }: RequestChecks, request: RequestParts) {
    // Copies: AJV converts and fills in where the values stand.
    const { parts, problems: ofStyles } = reader.read(request);
    patterns?.begin();
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

/** What an operation's requests are held against. */
interface RequestChecks {
  reader: ParameterReader;
  validate: ValidateFunction;
  /** Parameters that are required by what others say. */
  byMeaning: readonly Parameter[];
}

/** A response's header is written as a request's is. */
function toHeaderParameter(document: JsonObject, { name, schema, serialization }: HeaderSpec): Parameter {
  const own = { name, in: 'header' as const, required: false, behaviour: {} };
  const written = { schema: toJsonSchema(resolve(document, schema)), published: schema };
  return { ...own, ...written, ...(serialization && { serialization }) };
}

type Relax = (schema: JsonObject) => JsonObject;

/** What a normalized schema refers to, directly or not, in every form, by name. What is not there accepts anything. */
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

/** A copy of what was read from text: conversion changes it. */
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
  // Of other types nothing is read but text.
  if (body !== undefined && !isRead(bodyType) && typeof body !== 'string') return [];
  return checkSchema(schema, body, 'published', 'request').map((problem) => ({
    ...problem,
    in: 'body',
    name: problem.pointer.slice(1).replaceAll('/', '.'),
  }));
}

const isRead = (type: string) => isJsonType(type) || formTypes.includes(toBareType(type));
