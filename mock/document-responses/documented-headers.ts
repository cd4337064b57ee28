import { isObject, type JsonObject } from '../../specs/json/json.ts';
import type { HeaderSpec } from '../../specs/operations.ts';
import type { Reply } from '../vendor-interface/reply.ts';
import { generateBody } from './generate-body.ts';
import { type RequestFacts, toRequestFacts } from './request-facts.ts';
import type { ResponseRequest } from './response-generator.ts';
import { toHeaders } from './response-headers.ts';
import { toWords } from './values/to-words.ts';

/** A response whose headers are generated. */
interface HeadedResponse {
  status: number;
  specs: readonly HeaderSpec[];
  facts: RequestFacts;
  body: unknown;
}

type Asked = Omit<ResponseRequest, 'preferences'>;

/** Generates the documented headers of a response. */
export function toDocumentedHeaders(
  { contract, request, workspace }: Asked,
  { status, specs, facts, body }: HeadedResponse,
): Record<string, string> {
  const make = ({ name, schema, required }: HeaderSpec) => {
    const known = schema ?? (required ? anyText : undefined);
    return (
      known &&
      generateBody({
        contract,
        schema: known,
        ...workspace,
        purpose: `${facts.seedText} ${name}`,
        usesExamples: true,
        echoes: facts.requestValues,
        owner: facts.owner,
        words: toWords(name),
      })?.body
    );
  };
  return toHeaders(specs, { status, path: request.path, ...toBodyFacts(body) }, make);
}

const anyText: JsonObject = { type: 'string' };

/** Adds documented headers to a reply. Handlers know only those of the vendor's own document. */
export function addHeaders(asked: Asked, reply: Reply, specs: readonly HeaderSpec[]): Reply {
  const { status, body, headers } = reply;
  const facts = toRequestFacts(asked.operation, asked.request);
  return { ...reply, headers: { ...headers, ...toDocumentedHeaders(asked, { status, specs, facts, body }) } };
}

/** Facts about a body that headers contain: the id of its resource, the number of items in its list. */
function toBodyFacts(value: unknown): { id?: string; itemCount?: number } {
  const whole = isObject(value) ? (value.payload ?? value.data ?? value) : value;
  if (Array.isArray(whole)) return { itemCount: whole.length };
  const id = isObject(whole) ? (whole.id ?? whole._id) : undefined;
  return typeof id === 'string' || typeof id === 'number' ? { id: String(id) } : {};
}
