import { generateBody } from '../../../mock/document-responses/generate-body.ts';
import type { Mock } from '../../../mock/server.ts';
import type { Contract } from '../../../specs/contract.ts';
import type { Json, JsonObject } from '../../../specs/json/json.ts';
import { findMediaType, isJsonType, toBareType } from '../../../specs/media-types.ts';
import { findResponse, type Operation, type Parameter } from '../../../specs/operations.ts';
import { encode } from '../../../specs/parameters/encode.ts';
import type { BuiltInVendorName } from '../../../specs/vendors.ts';
import { type HeldInput, heldInputs } from './held-resources.ts';

/** The result of a valid request to an operation. */
export interface Driven {
  operation: string;
  status: number;
  text: string;
  type: string | null;
  /** Whether the response was generated from the document, instead of by a handler of the mock. */
  isMade: boolean;
  /** Why the response is not a documented success; undefined if it is one. */
  fault?: string;
}

/** Sends a valid request to every operation of a contract, in the order of the document, and judges the responses. */
export async function driveOperations(
  mock: Mock,
  vendor: BuiltInVendorName,
  contract: Contract,
  headers: Record<string, string> = {},
): Promise<Driven[]> {
  const driven: Driven[] = [];
  for (const operation of contract.operations) {
    // An operation may revoke the token for the next one.
    await mock.reset();
    const held = await heldInputs[`${operation.method} ${operation.path}`]?.(mock);
    const { path, init } = toRequest(mock, vendor, contract, operation, held);
    const request = new Request(`http://127.0.0.1${path}`, { ...init, headers: { ...init.headers, ...headers } });
    const answer = await mock.handle(request);
    const { status } = answer;
    const text = await answer.text();
    const type = answer.headers.get('content-type');
    const fault = findFault(contract, operation, { status, text, type });
    const isMade = answer.headers.has('x-chatpact-source');
    driven.push({
      operation: `${operation.method} ${operation.path}`,
      status,
      text,
      type,
      isMade,
      ...(fault && { fault }),
    });
  }
  return driven;
}

interface Sent {
  path: string;
  init: { method: string; headers: Record<string, string>; body?: string | FormData };
}

function toRequest(
  mock: Mock,
  vendor: BuiltInVendorName,
  contract: Contract,
  operation: Operation,
  held: HeldInput = {},
): Sent {
  const values = operation.parameters
    .filter(({ name, required, behaviour }) => {
      if (held.query && behaviour.requiredUnless) return Object.hasOwn(held.query, name);
      return required || behaviour.requiredWhen || behaviour.requiredUnless || Object.hasOwn(held.query ?? {}, name);
    })
    .map((parameter) => ({
      parameter,
      text: encode(
        parameter,
        held.path?.[parameter.name] ?? held.query?.[parameter.name] ?? toValue(contract, parameter),
      ),
    }));
  const at = (place: Parameter['in']) => values.filter(({ parameter }) => parameter.in === place);
  const query = at('query').map(({ text }) => text);
  const path = at('path').reduce(
    (whole, { parameter: { name }, text }) => whole.replace(`{${name}}`, text),
    operation.path,
  );
  const headers = {
    ...toCredentials(mock, vendor, operation),
    ...Object.fromEntries(at('header').map(({ parameter, text }) => [parameter.name, text])),
    ...(at('cookie').length > 0 && {
      cookie: at('cookie')
        .map(({ text }) => text)
        .join('; '),
    }),
  };
  const { body, type } = held.body
    ? { body: JSON.stringify(held.body), type: 'application/json' }
    : toBody(contract, operation);
  const method = operation.method.toUpperCase();
  return {
    path: query.length === 0 ? path : `${path}?${query.join('&')}`,
    init: {
      method,
      headers: { ...headers, ...(type && { 'content-type': type }) },
      ...(body !== undefined && { body }),
    },
  };
}

/** Resources that exist in every seeded history. */
const known: Readonly<Record<string, Json>> = { account_id: 1, id: 1, conversation_id: 1, team_id: 1, inbox_id: 1 };

function toValue(contract: Contract, { name, schema, example, in: place }: Parameter): Json {
  const isHeld =
    place === 'path' && Object.hasOwn(known, name) && contract.validator.checkSchema(schema, known[name]).length === 0;
  const own = isHeld ? known[name] : (example ?? make(contract, schema, name));
  const isValid = own !== undefined && own !== '' && contract.validator.checkSchema(schema, own).length === 0;
  return isValid ? own : make(contract, schema, name);
}

function make(contract: Contract, schema: JsonObject, name: string): Json {
  const surroundings = { seed: 1, now: 0, listIds: () => [], echoes: new Map(), owner: '', words: name };
  return generateBody({ contract, schema, purpose: name, usesExamples: true, ...surroundings })?.body ?? 1;
}

function toBody(contract: Contract, { body, id }: Operation): { body?: string | FormData; type?: string } {
  const listed = Object.entries(body?.content ?? {});
  const [type, content] = listed.find(([each]) => isJsonType(each)) ?? listed[0] ?? [];
  if (type === undefined || !content) return {};
  const value = Object.values(content.examples)[0];
  const isValid =
    content.schema && value !== undefined && contract.validator.checkSchema(content.schema, value).length === 0;
  const made = isValid ? value : make(contract, content.schema ?? {}, id);
  if (isJsonType(type)) return { body: JSON.stringify(made), type };
  const fields = Object.entries((made ?? {}) as object);
  if (toBareType(type) === 'application/x-www-form-urlencoded') return { body: toForm(fields).toString(), type };
  if (toBareType(type) !== 'multipart/form-data')
    return { body: String(made), type: type.replace('*/*', 'text/plain') };
  const form = new FormData();
  for (const [name, text] of toForm(fields)) form.append(name, text);
  return { body: form };
}

const toForm = (fields: readonly [string, unknown][]) =>
  new URLSearchParams(
    fields.map(([name, value]): [string, string] => [
      name,
      typeof value === 'object' ? JSON.stringify(value) : String(value),
    ]),
  );

const administrators: Readonly<Record<BuiltInVendorName, string>> = { chatwoot: 'administrator', rocketchat: 'admin' };

function toCredentials(mock: Mock, vendor: BuiltInVendorName, { security }: Operation): Record<string, string> {
  const isPlatform = security.some((all) => all.some(({ scheme }) => scheme === 'platformAppApiKey'));
  return mock.headers(vendor, isPlatform ? 'platform' : administrators[vendor]);
}

function findFault(
  { validator }: Contract,
  operation: Operation,
  { status, text, type }: Pick<Driven, 'status' | 'text' | 'type'>,
): string | undefined {
  const success = Object.keys(operation.responses).some((each) => /^2/.test(each));
  const response = findResponse(operation, status);
  if (!response || (success && status >= 300)) return `${status} is no documented success: ${text.slice(0, 200)}`;
  const listed = Object.keys(response.content);
  if (listed.length === 0 || [204, 304].includes(status))
    return text === '' ? undefined : 'a body where none is documented';
  const key = findMediaType(listed, toBareType(type ?? ''));
  if (key === undefined) return `${type} is not documented`;
  const { schema } = response.content[key] ?? {};
  if (!schema || !isJsonType(toBareType(type ?? ''))) return undefined;
  const [problem] = validator.checkSchema(schema, JSON.parse(text));
  return problem && `${problem.pointer} ${problem.message}`;
}
