import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Mock } from '../../mock/server.ts';
import type { BuiltInVendorName } from '../../specs/vendors.ts';
import { type Served, serve } from '../serve.ts';

export type Query = Record<string, string>;

export interface ProxiedRequest {
  path: string;
  query: Query;
}

/** Requests a body from the correct server, with another query or path; undefined if that is refused. */
export type AskBehind = (changes: Partial<ProxiedRequest>) => Promise<unknown>;

/** How the fault-injecting proxy changes the body of a successful response. */
export type ProxyFault = (body: never, request: ProxiedRequest, ask: AskBehind) => unknown;

/** A correct server behind a fault-injecting proxy with one fault. */
export interface FaultProxy {
  /** A short description of the fault. */
  name: string;
  vendor: BuiltInVendorName;
  /** The end of the path of the faulty operation. */
  path: string;
  fault: ProxyFault;
  /** True if the fault depends on other requests, so that only a check of all relations finds it. */
  isMoving?: true;
  /** The check and keyword of the expected finding. */
  expect: { check: string; keyword: string };
}

/** A fault-injecting proxy for a mock. It changes the responses to one path and forwards all others. */
export function startFaultProxy(
  mock: Mock,
  { path, fault, status = 200 }: Pick<FaultProxy, 'path' | 'fault'> & { status?: number },
): Promise<Served> {
  return serve((incoming, response) => {
    forward(mock, incoming, { path, fault, status }).then(
      ({ status, headers, text }) => {
        response.writeHead(status, headers);
        response.end(text);
      },
      (error) => {
        response.writeHead(500).end(String(error));
      },
    );
  });
}

interface Planted {
  path: string;
  fault: ProxyFault;
  /** Status of the changed responses. */
  status: number;
}

/** A response of the correct server. */
interface Correct {
  status: number;
  headers: Record<string, string>;
  text: string;
}

/**
 * Correct responses by mock and request, until a request that may write. Checks of a hundred faults send nearly the same
 * requests.
 */
const correct = new WeakMap<Mock, Map<string, Promise<Correct>>>();

async function fetchCorrect(
  mock: Mock,
  method: string,
  target: string,
  headers: Record<string, string>,
  body?: string,
) {
  const answer = await fetch(mock.url + target, { method, headers, body });
  if (method !== 'GET') correct.delete(mock);
  const plain = pick(Object.fromEntries(answer.headers), ['content-type', 'date']);
  return { status: answer.status, headers: plain, text: await answer.text() };
}

/** Requests a response to GET only once. */
function readCorrect(mock: Mock, target: string, headers: Record<string, string>): Promise<Correct> {
  const known = correct.get(mock) ?? new Map<string, Promise<Correct>>();
  correct.set(mock, known);
  const key = JSON.stringify([target, headers]);
  const response = known.get(key) ?? fetchCorrect(mock, 'GET', target, headers);
  known.set(key, response);
  return response;
}

async function forward(mock: Mock, incoming: IncomingMessage, { path, fault, status }: Planted): Promise<Correct> {
  const { url = '/', method = 'GET' } = incoming;
  const headers = pick(incoming.headers, ['api_access_token', 'x-auth-token', 'x-user-id', 'content-type']);
  const body = method === 'GET' ? undefined : await text(incoming);
  const { pathname, searchParams } = new URL(url, 'http://proxy');
  const request: ProxiedRequest = { path: pathname, query: Object.fromEntries(searchParams) };
  const fetchBehind = (wanted: ProxiedRequest) => {
    const target = `${wanted.path}?${new URLSearchParams(wanted.query)}`;
    return method === 'GET' ? readCorrect(mock, target, headers) : fetchCorrect(mock, method, target, headers, body);
  };
  const answer = await fetchBehind(request);
  const isData = answer.status === 200 && answer.headers['content-type']?.includes('json');
  if (!isData || !pathname.endsWith(path)) return answer;
  const ask: AskBehind = async (changes) => {
    const other = await fetchBehind({ ...request, ...changes });
    return other.status < 300 ? JSON.parse(other.text) : undefined;
  };
  const wrong = await fault(JSON.parse(answer.text) as never, request, ask);
  return { status, headers: answer.headers, text: JSON.stringify(wrong) };
}

function pick(headers: Record<string, unknown>, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => (typeof headers[name] === 'string' ? [[name, headers[name]]] : [])),
  );
}
