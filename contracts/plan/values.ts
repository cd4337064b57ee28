import { isObject, type Json, type JsonObject } from '../../specs/json/json.ts';
import type { Operation, Parameter } from '../../specs/operations.ts';
import { listMissingCredentials } from '../credentials/place-credentials.ts';
import type { Role, VendorCheck } from '../vendor.ts';
import type { Value } from './value.ts';
import type { WindowName } from './window.ts';

/** A request whose ids and window are not known yet. */
export interface CaseRequest {
  path: Record<string, Value>;
  query: Record<string, Value>;
  headers?: Record<string, Value>;
  cookies?: Record<string, Value>;
  role: Role;
  /** Name of a credential header to omit. */
  without?: string;
  body?: Json;
}

/** An id that no object has: one less than the largest signed 32-bit integer. Larger ids make servers fail. */
export const unusedId = '2147483646';

/** Builds the default request of an operation: its required parameters and its window. Else returns the reason to skip. */
export function toDefaultRequest(operation: Operation, vendor: VendorCheck): CaseRequest | { skip: string } {
  const request: CaseRequest = { path: {}, query: {}, role: findRole(operation, vendor) };
  for (const parameter of operation.parameters) {
    const edge = toWindowEdge(operation, parameter, 'usual');
    const isNeeded = parameter.required || edge !== undefined || parameter.behaviour.requiredUnless !== undefined;
    if (!isNeeded || isCredential(parameter, vendor)) continue;
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

function put(request: CaseRequest, { in: location, name }: Parameter, value: Value): void {
  const field = ({ path: 'path', query: 'query', header: 'headers', cookie: 'cookies' } as const)[location];
  request[field] = { ...request[field], [name]: value };
}

/** Takes the example of a required parameter as its value, because no other value is known. */
export function asRequiredValue(value: Value): Value;
export function asRequiredValue(value: Value | undefined): Value | undefined;
export function asRequiredValue(value: Value | undefined): Value | undefined {
  if (typeof value !== 'object' || !('example' in value)) return value;
  return value.data === undefined ? value.example : { data: value.data };
}

/** Path parameters are excluded: `discover-ids.ts` prefers ids that the server lists to their examples. */
function toExamples({ in: location, example }: Parameter): Value[] {
  if (location === 'path' || example === undefined || example === null) return [];
  return [isStructured(example) ? { example: JSON.stringify(example), data: example } : { example: String(example) }];
}

const isStructured = (value: Json) => typeof value === 'object' && value !== null;

/** Returns a list with one item for each value of the items' enumeration. */
function toLists({ type, items }: JsonObject): Value[] {
  const listed = type === 'array' && isObject(items) && Array.isArray(items.enum) ? items.enum : [];
  return listed.map((item) => ({ data: [item] }));
}

/** Adds the parameters that the chosen values require: an id if the type is inbox. */
export function withConditionallyRequired(operation: Operation, request: CaseRequest): CaseRequest {
  const query = { ...request.query };
  for (const { name, behaviour } of operation.parameters) {
    const when = behaviour.requiredWhen;
    const chosen = when && query[when.parameter];
    if (when && typeof chosen === 'string' && when.values.includes(chosen)) query[name] ??= { entity: chosen };
  }
  return { ...request, query };
}

/** Lists the values of a parameter to request. Empty if neither the document nor the vendor's data define any. */
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

/** Finds the entity that a parameter identifies. An entry for the operation precedes one for the parameter alone. */
export function findEntity({ parameters }: VendorCheck, operation: string, name: string): string | undefined {
  return [`${operation}.${name}`, name]
    .filter((key) => Object.hasOwn(parameters, key))
    .map((key) => parameters[key])[0];
}

/** A small offset or page size, which most lists exceed. */
const fewItems = '2';

/** Returns the start or end of the window if the parameter holds it, else undefined. */
export function toWindowEdge(operation: Operation, parameter: Parameter, window: WindowName): Value | undefined {
  const bounds = operation.behaviour.window;
  if (parameter.in !== 'query') return undefined;
  if (parameter.name === bounds?.from) return { edge: 'from', window };
  return parameter.name === bounds?.to ? { edge: 'to', window } : undefined;
}

/** Replaces the window of a request. */
export function withWindow(operation: Operation, request: CaseRequest, window: WindowName): CaseRequest {
  const query = { ...request.query };
  for (const parameter of operation.parameters) {
    const edge = toWindowEdge(operation, parameter, window);
    if (edge !== undefined) query[parameter.name] = edge;
  }
  return { ...request, query };
}

/** Finds the role that calls an operation. Prefers `full` if one of the operation's security alternatives accepts it. */
export function findRole(operation: Operation, vendor: VendorCheck): Role {
  if (isPublic(operation, vendor)) return 'none';
  const roles = operation.security.map((alternative) =>
    listMissingCredentials(alternative, vendor).map(({ scheme }) => findSchemeRole(vendor, scheme)),
  );
  const known = roles.filter((alternative) => !alternative.includes(undefined)).map(([role]) => role);
  return known.includes('full') ? 'full' : (known[0] ?? 'full');
}

/** Finds the role whose credentials satisfy a security scheme. Undefined if the vendor does not use that scheme. */
function findSchemeRole({ schemes }: VendorCheck, scheme: string): Role | undefined {
  return Object.hasOwn(schemes, scheme) ? schemes[scheme] : undefined;
}

/** Whether an operation requires no credentials. */
export function isPublic(operation: Operation, vendor: VendorCheck): boolean {
  const hasNoScheme = operation.security.every((alternative) => alternative.length === 0);
  return hasNoScheme && !operation.parameters.some((parameter) => isCredential(parameter, vendor));
}

/** Removes the window from a request. */
export function withoutWindow(operation: Operation, request: CaseRequest): CaseRequest {
  const bounds = [operation.behaviour.window?.from, operation.behaviour.window?.to];
  return {
    ...request,
    query: Object.fromEntries(Object.entries(request.query).filter(([name]) => !bounds.includes(name))),
  };
}

/** Whether a parameter is a credential header. Some vendors publish these as parameters. */
function isCredential(parameter: Parameter, vendor: VendorCheck): boolean {
  const names = Object.keys(vendor.identities.full ?? {}).map((name) => name.toLowerCase());
  return parameter.in === 'header' && names.includes(parameter.name.toLowerCase());
}

/** Formats a value for a title: `<inbox>` for an id that is not known yet. */
export function showValue(value: Value): string {
  if (typeof value === 'string') return value;
  if ('example' in value) return '<example>';
  if ('data' in value) return JSON.stringify(value.data);
  return 'entity' in value ? `<${value.entity}>` : `<${value.edge}>`;
}
