import type { Contract } from '../../specs/contract.ts';
import type { Json, JsonObject } from '../../specs/json/json.ts';
import { isJsonType } from '../../specs/media-types.ts';
import type { Content, ResponseSpec } from '../../specs/operations.ts';
import { ApiError } from '../api-error.ts';
import { type ChosenResponse, chooseByStatus, chooseResponse, hasBody } from './choose-response.ts';
import { toDocumentedHeaders } from './documented-headers.ts';
import { generateBody } from './generate-body.ts';
import { type WrittenBody, writeBody, writePlaceholder } from './media/write-body.ts';
import { negotiate, type Representation } from './negotiate.ts';
import { type RequestFacts, toRequestFacts } from './request-facts.ts';
import type { GeneratedResponse, ResponseRequest } from './response-generator.ts';
import { flatten } from './values/flatten.ts';

/**
 * Generates the response to a valid request from the document.
 *
 * @returns Undefined if the document has no response that the client prefers.
 * @throws ApiError `unacceptable` if the client accepts none of the documented media types, TooManyValues
 */
export function generateResponse(asked: ResponseRequest): GeneratedResponse | undefined {
  const { operation, request, preferences } = asked;
  const chosen =
    preferences.code === undefined ? chooseResponse(operation) : chooseByStatus(operation, preferences.code);
  if (!chosen) return undefined;
  const facts = toRequestFacts(operation, request);
  const { status, response } = chosen;
  if (!hasBody(status) || Object.keys(response.content).length === 0) {
    if (preferences.example !== undefined) return undefined;
    return finish(asked, chosen, facts, { written: {}, source: 'schema' });
  }
  const representation = negotiate(response.content, request.headers.accept) ?? negotiateError(chosen);
  if (!representation) throw new ApiError('unacceptable');
  const body = chooseBody(asked, representation, facts);
  return body && finish(asked, chosen, facts, body);
}

/** Errors are sent even if the client accepts none of their media types (RFC 9110, 15.5.7). */
function negotiateError({ status, response }: ChosenResponse): Representation | undefined {
  return status >= 300 ? negotiate(response.content, undefined) : undefined;
}

interface ChosenBody {
  written: WrittenBody;
  value?: Json;
  source: GeneratedResponse['source'];
  broken?: JsonObject;
}

/** Chooses the preferred example, else an example that satisfies the schema, else a generated body. */
function chooseBody(
  asked: ResponseRequest,
  { mediaType, content }: Representation,
  facts: RequestFacts,
): ChosenBody | undefined {
  const { contract, preferences } = asked;
  const { schema, examples } = content;
  const write = (value: Json) => writeBody(mediaType, value, { document: contract.document, schema });
  if (preferences.example !== undefined) {
    const value = Object.hasOwn(examples, preferences.example) ? examples[preferences.example] : undefined;
    return value === undefined ? undefined : { written: write(value), value, source: 'example' };
  }
  if (preferences.dynamic === true && !schema) return undefined;
  const stated = preferences.dynamic === true ? undefined : findExample(contract, mediaType, content);
  const ofExample = stated && { written: write(stated.value), value: stated.value, source: 'example' as const };
  if (stated?.isValid) return ofExample;
  const made = makeUp(asked, { mediaType, content }, facts);
  const isBetter = made && !made.broken;
  return isBetter || !ofExample ? made : { ...ofExample, broken: schema };
}

/** The first example that satisfies the schema, or else the first example. */
function findExample(contract: Contract, mediaType: string, { schema, examples }: Content) {
  const values = [...Object.values(examples), ...listSchemaExamples(contract.document, schema)];
  const first = values[0];
  if (first === undefined) return undefined;
  const satisfies = (value: Json) =>
    !schema || isSerialized(mediaType, value) || contract.validator.checkSchema(schema, value).length === 0;
  const value = values.find(satisfies);
  return value === undefined ? { value: first, isValid: false } : { value, isValid: true };
}

/** Examples of the whole body in its schema. */
function listSchemaExamples(document: JsonObject, schema: JsonObject | undefined): Json[] {
  const { example, examples } = flatten(document, schema).own;
  return [...(example === undefined ? [] : [example]), ...(Array.isArray(examples) ? examples : [])];
}

/** Whether a value is a string for a media type other than JSON. It is then sent unchanged. */
const isSerialized = (mediaType: string, value: Json) => typeof value === 'string' && !isJsonType(mediaType);

function makeUp(
  asked: ResponseRequest,
  { mediaType, content }: Representation,
  facts: RequestFacts,
): ChosenBody | undefined {
  const { contract, preferences, workspace } = asked;
  const { schema } = content;
  if (!isJsonType(mediaType) && isFile(contract.document, schema)) {
    const placeholder = writePlaceholder(mediaType, String(workspace.seed));
    if (placeholder) return { written: placeholder, source: 'schema' };
  }
  const made = generateBody({
    contract,
    // JSON without a schema may have any value.
    schema: schema ?? (isJsonType(mediaType) ? anything : anyText),
    ...workspace,
    purpose: facts.seedText,
    usesExamples: preferences.dynamic !== true,
    echoes: facts.requestValues,
    owner: facts.owner,
  });
  if (!made) return undefined;
  const { body, problems } = made;
  const written = writeBody(mediaType, body, { document: contract.document, schema });
  return { written, value: body, source: 'schema', ...(problems.length > 0 && { broken: schema }) };
}

const anything: JsonObject = {};
const anyText: JsonObject = { type: 'string' };

const texts = ['enum', 'const', 'pattern', 'example', 'examples', 'default'];

/** Whether a body is a file that the document does not describe further. */
function isFile(document: JsonObject, schema: JsonObject | undefined): boolean {
  if (!schema) return true;
  const { own } = flatten(document, schema);
  return own.type === 'string' && texts.every((word) => own[word] === undefined);
}

function finish(
  asked: ResponseRequest,
  { status, response }: ChosenResponse,
  facts: RequestFacts,
  { written, value, source, broken }: ChosenBody,
): GeneratedResponse {
  const documented = toDocumentedHeaders(asked, { status, specs: response.headers, facts, body: value });
  const headers = { ...documented, ...toVary(response, documented.vary) };
  const isNamed = Object.keys(headers).length > 0;
  return { reply: { status, ...written, ...(isNamed && { headers }) }, source, violatedSchema: broken };
}

/** Adds `Vary: Accept` if the response depends on the `Accept` header. */
function toVary({ content }: ResponseSpec, documented: string | undefined): { vary?: string } {
  const types = Object.keys(content);
  const isNegotiated = types.length > 1 || types.some((type) => type.includes('*'));
  if (!isNegotiated || documented === '*') return {};
  return { vary: documented === undefined ? 'Accept' : `${documented}, Accept` };
}
