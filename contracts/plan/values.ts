import { isObject, type Json, type JsonObject } from '../../specs/json/json.ts';
import type { Operation, Parameter } from '../../specs/operations.ts';
import { listMissingCredentials } from '../credentials/place-credentials.ts';
import type { Role, VendorCheck } from '../vendor.ts';
import type { Value } from './value.ts';
import type { WindowName } from './window.ts';

/** A request before its values are known. */
export interface CaseRequest {
  path: Record<string, Value>;
  query: Record<string, Value>;
  headers?: Record<string, Value>;
  cookies?: Record<string, Value>;
  role: Role;
  /** A credential header to leave out. */
  without?: string;
  body?: Json;
}

/** An id that nothing has: the largest that fits a signed 32-bit column, less one. Larger ones make servers fail. */
export const unusedId = '2147483646';

/** The plainest request that an operation should answer: what it requires, and its window. Or the reason why not. */
export function toDefaultRequest(operation: Operation, vendor: VendorCheck): CaseRequest | { skip: string } {
  const request: CaseRequest = { path: {}, query: {}, role: findRole(operation, vendor) };
  for (const parameter of operation.parameters) {
    const edge = toWindowEdge(operation, parameter, 'usual');
    const wanted = parameter.required || edge !== undefined || parameter.behaviour.requiredUnless !== undefined;
    if (!wanted || isCredential(parameter, vendor)) continue;
    const value = edge ?? asRequiredValue(toValues(operation, parameter, vendor)[0]);
    if (value === undefined && (parameter.in === 'header' || parameter.in === 'cookie')) {
      return { skip: `it requires the ${parameter.in} "${parameter.name}", which the check can't send` };
    }
    if (value === undefined && parameter.in === 'query') {
      return { skip: `no value is known for the required parameter "${parameter.name}"` };
    }
    put(request, parameter, value ?? { entity: parameter.name });
  }
  return withConditionallyRequired(operation, request);
}

function put(request: CaseRequest, { in: place, name }: Parameter, value: Value): void {
  const field = ({ path: 'path', query: 'query', header: 'headers', cookie: 'cookies' } as const)[place];
  request[field] = { ...request[field], [name]: value };
}

/** The example of a parameter that is required is a promise: without it nothing would be known to ask with. */
export function asRequiredValue(value: Value): Value;
export function asRequiredValue(value: Value | undefined): Value | undefined;
export function asRequiredValue(value: Value | undefined): Value | undefined {
  if (typeof value !== 'object' || !('example' in value)) return value;
  return value.data === undefined ? value.example : { data: value.data };
}

/** In a path an example names a thing, and comes after those that the server lists (discovery.ts). */
function toExamples({ in: place, example }: Parameter): Value[] {
  if (place === 'path' || example === undefined || example === null) return [];
  return [isStructured(example) ? { example: JSON.stringify(example), data: example } : { example: String(example) }];
}

const isStructured = (value: Json) => typeof value === 'object' && value !== null;

/** A list of each value that its items may have. */
function toLists({ type, items }: JsonObject): Value[] {
  const listed = type === 'array' && isObject(items) && Array.isArray(items.enum) ? items.enum : [];
  return listed.map((item) => ({ data: [item] }));
}

/** Adds the parameters that the chosen values make necessary: an id once the type is inbox. */
export function withConditionallyRequired(operation: Operation, request: CaseRequest): CaseRequest {
  const query = { ...request.query };
  for (const { name, behaviour } of operation.parameters) {
    const when = behaviour.requiredWhen;
    const chosen = when && query[when.parameter];
    if (when && typeof chosen === 'string' && when.values.includes(chosen)) query[name] ??= { entity: chosen };
  }
  return { ...request, query };
}

/** Every value of a parameter that is worth asking for; empty when the document and the vendor's data name none. */
export function toValues(operation: Operation, parameter: Parameter, vendor: VendorCheck): Value[] {
  const { schema, name } = parameter;
  const entity = findEntity(vendor, operation.id, name);
  if (entity !== undefined) return [{ entity }];
  const { pagination } = operation.behaviour;
  if (pagination?.kind === 'offset' && (name === pagination.offset || name === pagination.count)) return [fewItems];
  if (Array.isArray(schema.enum)) return schema.enum.filter((value) => value !== null).map(String);
  if (schema.default !== undefined) {
    return [isStructured(schema.default) ? { data: schema.default } : String(schema.default)];
  }
  return schema.type === 'boolean' ? ['true', 'false'] : [...toExamples(parameter), ...toLists(schema)];
}

/** The kind of thing that a parameter names: what its operation says of it comes first. */
export function findEntity({ parameters }: VendorCheck, operation: string, name: string): string | undefined {
  return [`${operation}.${name}`, name]
    .filter((key) => Object.hasOwn(parameters, key))
    .map((key) => parameters[key])[0];
}

/** As many items as most lists have, to be skipped or to be given. */
const fewItems = '2';

/** The parameter as an edge of a window, or undefined when it is none. */
export function toWindowEdge(operation: Operation, parameter: Parameter, window: WindowName): Value | undefined {
  const bounds = operation.behaviour.window;
  if (parameter.in !== 'query') return undefined;
  if (parameter.name === bounds?.from) return { edge: 'from', window };
  return parameter.name === bounds?.to ? { edge: 'to', window } : undefined;
}

/** The same request over another window. */
export function withWindow(operation: Operation, request: CaseRequest, window: WindowName): CaseRequest {
  const query = { ...request.query };
  for (const parameter of operation.parameters) {
    const edge = toWindowEdge(operation, parameter, window);
    if (edge !== undefined) query[parameter.name] = edge;
  }
  return { ...request, query };
}

/** As whom an operation is asked: as the usual caller where one of its alternatives of credentials allows that. */
export function findRole(operation: Operation, vendor: VendorCheck): Role {
  if (isPublic(operation, vendor)) return 'none';
  const roles = operation.security.map((alternative) =>
    listMissingCredentials(alternative, vendor).map(({ scheme }) => findSchemeRole(vendor, scheme)),
  );
  const known = roles.filter((alternative) => !alternative.includes(undefined)).map(([role]) => role);
  return known.includes('full') ? 'full' : (known[0] ?? 'full');
}

/** The role whose credentials satisfy a security scheme by its name; undefined for a name that the vendor does not use. */
function findSchemeRole({ schemes }: VendorCheck, scheme: string): Role | undefined {
  return Object.hasOwn(schemes, scheme) ? schemes[scheme] : undefined;
}

/** True when an operation asks for no credentials. */
export function isPublic(operation: Operation, vendor: VendorCheck): boolean {
  const isBare = operation.security.every((alternative) => alternative.length === 0);
  return isBare && !operation.parameters.some((parameter) => isCredential(parameter, vendor));
}

/** The same request without a window. */
export function withoutWindow(operation: Operation, request: CaseRequest): CaseRequest {
  const bounds = [operation.behaviour.window?.from, operation.behaviour.window?.to];
  return {
    ...request,
    query: Object.fromEntries(Object.entries(request.query).filter(([name]) => !bounds.includes(name))),
  };
}

/** Some vendors publish their credential headers as parameters. */
function isCredential(parameter: Parameter, vendor: VendorCheck): boolean {
  const names = Object.keys(vendor.identities.full ?? {}).map((name) => name.toLowerCase());
  return parameter.in === 'header' && names.includes(parameter.name.toLowerCase());
}

/** A value as a title shows it: `<inbox>` for an id that is not known yet. */
export function showValue(value: Value): string {
  if (typeof value === 'string') return value;
  if ('example' in value) return '<example>';
  if ('data' in value) return JSON.stringify(value.data);
  return 'entity' in value ? `<${value.entity}>` : `<${value.edge}>`;
}
