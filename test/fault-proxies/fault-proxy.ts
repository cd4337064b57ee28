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

async function forward(mock: Mock, incoming: IncomingMessage, { path, fault, status }: Planted) {
  const { url = '/', headers, method } = incoming;
  const body = method === 'GET' ? undefined : await text(incoming);
  const { pathname, searchParams } = new URL(url, 'http://proxy');
  const request: ProxiedRequest = { path: pathname, query: Object.fromEntries(searchParams) };
  const fetchBehind = (wanted: ProxiedRequest) =>
    fetch(`${mock.url}${wanted.path}?${new URLSearchParams(wanted.query)}`, {
      method,
      headers: pick(headers, ['api_access_token', 'x-auth-token', 'x-user-id', 'content-type']),
      body,
    });
  const answer = await fetchBehind(request);
  const right = await answer.text();
  const plain = pick(Object.fromEntries(answer.headers), ['content-type', 'date']);
  const isData = answer.status === 200 && plain['content-type']?.includes('json');
  if (!isData || !pathname.endsWith(path)) return { status: answer.status, headers: plain, text: right };
  const ask: AskBehind = async (changes) => {
    const other = await fetchBehind({ ...request, ...changes });
    return other.ok ? other.json() : undefined;
  };
  const wrong = await fault(JSON.parse(right) as never, request, ask);
  return { status, headers: plain, text: JSON.stringify(wrong) };
}

function pick(headers: Record<string, unknown>, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => (typeof headers[name] === 'string' ? [[name, headers[name]]] : [])),
  );
}
