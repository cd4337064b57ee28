import type { Mock } from '../../../mock/server.ts';
import { type Answer, ask } from '../start-mock.ts';

/** Calls the admin API of a workspace. A string body is sent unchanged, any other as JSON. */
export function callAdmin(
  mock: Mock,
  path: string,
  { workspace, method, body }: { workspace?: string; method?: string; body?: unknown } = {},
): Promise<Answer> {
  const prefix = workspace === undefined ? '' : `/@${workspace}`;
  const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
  return ask(mock, `${prefix}/__admin${path}`, { method: method ?? (body === undefined ? 'GET' : 'POST'), body: text });
}

/** Logs in a user, which issues a token: the smallest possible change. */
export function logIn(mock: Mock, credentials: object, workspace?: string): Promise<Answer> {
  return ask(mock, `${workspace === undefined ? '' : `/@${workspace}`}/api/v1/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(credentials),
  });
}
