import type { IncomingMessage } from 'node:http';
import type { ReferenceResponse } from '../../faulty/reference-server.ts';
import { type Served, serve } from '../../serve.ts';

/** Starts a proxy that answers the intercepted requests itself and forwards all others. */
export function standBefore(
  url: string,
  intercept: (request: IncomingMessage) => ReferenceResponse | undefined,
): Promise<Served> {
  return serve((incoming, response) => {
    const own = intercept(incoming);
    if (own) {
      response.writeHead(own.status, { 'content-type': 'application/json', ...own.headers });
      response.end(own.text ?? JSON.stringify(own.body));
      return;
    }
    passOn(url, incoming).then(
      ({ status, headers, body }) => response.writeHead(status, headers).end(body),
      (error) => response.writeHead(500).end(String(error)),
    );
  });
}

async function passOn(url: string, { url: path = '/', headers }: IncomingMessage) {
  const passed = ['api_access_token', 'x-auth-token', 'x-user-id'].flatMap((name) => {
    const value = headers[name];
    return typeof value === 'string' ? [[name, value] as [string, string]] : [];
  });
  const answer = await fetch(`${url}${path}`, { headers: passed, redirect: 'manual' });
  const kept = ['content-type', 'date'].flatMap((name) => {
    const value = answer.headers.get(name);
    return value === null ? [] : [[name, value] as [string, string]];
  });
  return { status: answer.status, headers: Object.fromEntries(kept), body: await answer.text() };
}
