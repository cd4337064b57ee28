import type { IncomingMessage } from 'node:http';
import { formTypes, isJsonType, toBareType } from '../../specs/media-types.ts';
import type { Operation } from '../../specs/operations.ts';
import { readQuery } from '../../specs/parameters/sent-values.ts';
import { createParameterError } from '../api-error.ts';
import { baseOf, originalUrlOf, pathOf } from '../http/middleware.ts';
import { maxParameters } from '../http/nested-names.ts';
import type { SecretsOfRequests } from '../vendor-interface/definition.ts';
import type { MockRequest, RequestWithSecrets } from '../vendor-interface/request.ts';
import { type DocumentedOperation, type ParsedBody, toDocumentedBody } from './body/documented-body.ts';
import { hashCredentials } from './credentials/hash-credentials.ts';
import { listForeignCredentials, takeCredentials } from './credentials/take-credentials.ts';

/**
 * Converts a request to plain data, which gives the same result on every server that performs it. Credentials are
 * replaced by digests.
 */
export function toMockRequest(
  req: IncomingMessage,
  params: Record<string, string>,
  secrets: SecretsOfRequests,
  operation?: Operation,
  documented?: DocumentedOperation,
): MockRequest {
  const parameters = parseParameters(originalUrlOf(req));
  const headers: RequestWithSecrets['headers'] = {};
  for (const name in req.headers) {
    const value = req.headers[name];
    headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  const openRequest = {
    method: req.method ?? 'GET',
    path: pathOf(req),
    params,
    ...parameters,
    headers,
    ...toBody(req, documented),
    origin: baseOf(req),
  };
  const foreign = operation ? listForeignCredentials(operation, secrets.headers) : [];
  if (foreign.length === 0) return hashCredentials(openRequest, secrets);
  const { request, digests } = takeCredentials(openRequest, foreign, secrets.headers);
  const hashed = hashCredentials(request, secrets);
  return { ...hashed, credentials: { ...hashed.credentials, ...digests } };
}

/** The body as the vendor's servers parse it, or as the operation's document describes it. */
function toBody(req: IncomingMessage, documented: DocumentedOperation | undefined) {
  const read = req as ParsedBody;
  const isSent = read.body !== undefined || hasBody(req);
  if (documented) return isSent ? toDocumentedBody(req, read, documented) : { body: undefined };
  const type = req.headers['content-type'] ?? '';
  // The vendors' servers parse JSON only as application/json.
  const body = isJsonType(type) && toBareType(type) !== 'application/json' ? undefined : read.body;
  return {
    body,
    ...(body !== undefined && isForm(req) && { form: true }),
    ...(body === undefined && hasBody(req) && { unread: type }),
  };
}

function isForm({ headers }: IncomingMessage): boolean {
  return formTypes.includes(toBareType(headers['content-type'] ?? ''));
}

function hasBody({ headers }: IncomingMessage): boolean {
  const { 'content-length': length, 'transfer-encoding': encoding } = headers;
  return encoding !== undefined || Number(length ?? 0) > 0;
}

type Parameters = Pick<MockRequest, 'query' | 'lists' | 'repeats' | 'repeatedValues'>;

/**
 * A URL's query parameters, as {@link readQuery} reads them.
 *
 * @throws ApiError `malformed` for more than `maxParameters` parameters.
 */
export function parseParameters(url: string): Parameters {
  const parts = readQuery(url, maxParameters);
  if (!parts) throw createParameterError('malformed', 'query', `must have at most ${maxParameters} parameters`);
  const { repeatedValues } = parts;
  return repeatedValues ? { ...parts, repeats: Object.keys(repeatedValues) } : parts;
}
