import type { Contract } from '../../../specs/contract.ts';
import { isObject } from '../../../specs/json/json.ts';
import { isJsonType } from '../../../specs/media-types.ts';
import { findResponse, type Operation, type ResponseSpec } from '../../../specs/operations.ts';
import type { ApiError, ApiErrorKind } from '../../api-error.ts';
import type { GeneratedResponse } from '../../document-responses/response-generator.ts';
import { flatten } from '../../document-responses/values/flatten.ts';
import type { Reply } from '../../vendor-interface/reply.ts';
import { refusalHeader } from './error-headers.ts';

/** By kind of refusal: the statuses that documents use for it besides the vendor's own. */
const alternatives: Partial<Record<ApiErrorKind, readonly number[]>> = {
  unauthenticated: [401],
  unrecognised: [401],
  foreign: [403],
  forbidden: [403],
  bot: [403],
  invalid: [400, 422],
  malformed: [400, 422],
  missing: [404],
  unknown: [404],
};

/**
 * Converts a refusal to what the document describes, for an operation without a handler: its status, and a generated
 * body if the vendor's body does not match the schema. Undefined if the vendor's refusal is as documented, or if the
 * document describes no such refusal.
 *
 * @param make Generates the response of a documented status.
 */
export async function toDocumentedRefusal(
  { document, validator }: Contract,
  operation: Operation,
  { refused, reply }: { refused: ApiError; reply: Reply },
  make: (status: number) => Promise<GeneratedResponse | undefined>,
): Promise<Reply | undefined> {
  if (!alternatives[refused.kind]) return undefined;
  const status = findStatus(operation, refused, reply.status);
  const response = findResponse(operation, status);
  if (!response) return undefined;
  const isAsDocumented = matchesResponse(response, reply, (schema) => {
    const names = flatten(document, schema).own.properties;
    const { body } = reply;
    // Most error schemas accept any object. An object that shares no field with the schema has another format.
    const isForeign =
      isObject(names) && isObject(body) && !Object.keys(names).some((name) => Object.hasOwn(body, name));
    return !isForeign && validator.checkSchema(schema, body).length === 0;
  });
  if (isAsDocumented) return status === reply.status ? undefined : { ...reply, status };
  const made = await make(status);
  return made && { ...made.reply, headers: { ...made.reply.headers, ...toHeader(refused) } };
}

function findStatus({ responses }: Operation, { kind, problems }: ApiError, sent: number): number {
  const isOfType = problems.some(({ name, keyword }) => name === 'Content-Type' && keyword === 'type');
  const wanted = [...(isOfType ? [415] : []), sent, ...(alternatives[kind] ?? [])];
  return wanted.find((status) => responses[status] !== undefined) ?? sent;
}

/** Whether a JSON reply matches a documented response. */
function matchesResponse(
  { content }: ResponseSpec,
  { type }: Reply,
  satisfies: (schema: NonNullable<ResponseSpec['content'][string]['schema']>) => boolean,
): boolean {
  const documented = Object.entries(content);
  if (type !== undefined || documented.length === 0) return true;
  const [, json] = documented.find(([mediaType]) => isJsonType(mediaType)) ?? [];
  if (!json) return false;
  return json.schema ? satisfies(json.schema) : Object.keys(json.examples).length === 0;
}

/** The request's problems as a header value: ASCII only, and of limited length. */
function toHeader({ kind, problems }: ApiError): Record<string, string> {
  const text = problems.map(({ name, message }) => `${name} ${message}`).join('; ');
  const plain = `${kind}${text === '' ? '' : `: ${text}`}`.replace(/[^\x20-\x7e]/g, '?');
  return { [refusalHeader]: plain.slice(0, maxHeaderLength) };
}

const maxHeaderLength = 500;
