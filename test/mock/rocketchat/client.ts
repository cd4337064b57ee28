import type { Mock } from '../../../mock/server.ts';
import { type Answer, ask, headersOf } from '../start-mock.ts';

/** A client that calls Rocket.Chat's API of the mock over HTTP. */
export interface Client {
  headers: Record<string, string>;
  userId: string;
  get(path: string): Promise<Answer>;
  post(name: string, body?: unknown): Promise<Answer>;
  /** The body of an answer that must be a 200. */
  read<Body = Record<string, unknown>>(path: string): Promise<Body>;
  write<Body = Record<string, unknown>>(name: string, body?: unknown): Promise<Body>;
}

/** @param as A role of the seed, or headers. */
export function createClient(mock: Mock, as: string | Record<string, string>): Client {
  const headers = typeof as === 'string' ? headersOf(mock, 'rocketchat', as) : as;
  const get = (path: string) => ask(mock, `/api/v1/${path}`, { headers });
  const post = (name: string, body?: unknown) =>
    ask(mock, `/api/v1/${name}`, {
      method: 'POST',
      headers: body === undefined ? headers : { ...headers, 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  const demand = (answer: Answer) => {
    if (answer.status !== 200) throw new Error(`answered ${answer.status}: ${answer.text}`);
    return answer.body as never;
  };
  return {
    headers,
    userId: headers['X-User-Id'] ?? '',
    get,
    post,
    read: async (path) => demand(await get(path)),
    write: async (name, body) => demand(await post(name, body)),
  };
}

/** Logs in with a name and a password. */
export async function logIn(mock: Mock, user: string, password: string): Promise<Client> {
  const { data } = await createClient(mock, {}).write<{ data: { authToken: string; userId: string } }>('login', {
    user,
    password,
  });
  return createClient(mock, { 'X-Auth-Token': data.authToken, 'X-User-Id': data.userId });
}

const dashboard = 'engagement-dashboard';

/** A report of the engagement dashboard over days, both included, as `2026-01-30`. */
export function toReport(name: string, start: string, end?: string, more = ''): string {
  const until = end === undefined ? '' : `&end=${end}T00:00:00.000Z`;
  return `${dashboard}/${name}?start=${start}T00:00:00.000Z${until}${more}`;
}
