import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Mock } from '../../mock/server.ts';
import type { VendorName } from '../../specs/vendors.ts';
import { type Served, serve } from '../serve.ts';

export type Query = Record<string, string>;

export interface FrontRequest {
  path: string;
  query: Query;
}

/** A body of the server behind, asked with another query, or at another path; undefined where it refuses that. */
export type AskBehind = (changes: Partial<FrontRequest>) => Promise<unknown>;

/** What a faulty front does to the body of an answered request. */
export type FrontFault = (body: never, request: FrontRequest, ask: AskBehind) => unknown;

/** A server that computes all reports rightly, with one fault planted in front of it. */
export interface FaultyFront {
  /** What is wrong with it, in a few words. */
  name: string;
  vendor: VendorName;
  /** How the path of the faulty operation ends. */
  path: string;
  fault: FrontFault;
  /** Which answers are wrong depends on what is asked besides: all relations have to be judged for it to be found. */
  isMoving?: true;
  /** The check and keyword that have to name it. */
  expect: { check: string; keyword: string };
}

/** Stands before a mock: the answers to one path come out wrong, all others as they are. */
export function startFront(
  mock: Mock,
  { path, fault, status = 200 }: Pick<FaultyFront, 'path' | 'fault'> & { status?: number },
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
  fault: FrontFault;
  /** With which the wrong answers come. */
  status: number;
}

async function forward(mock: Mock, incoming: IncomingMessage, { path, fault, status }: Planted) {
  const { url = '/', headers, method } = incoming;
  const body = method === 'GET' ? undefined : await text(incoming);
  const { pathname, searchParams } = new URL(url, 'http://front');
  const request: FrontRequest = { path: pathname, query: Object.fromEntries(searchParams) };
  const fetchBehind = (wanted: FrontRequest) =>
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
