import type { Mock } from '../../../mock/server.ts';
import { type Answer, ask, headersOf } from '../start-mock.ts';
import { readNewContact } from './new-contact.ts';

/** Somebody at work: paths are those of an account's first version of the API. */
export interface Desk {
  get(path: string): Promise<Answer>;
  post(path: string, body?: unknown): Promise<Answer>;
  /** The whole path. */
  read(path: string): Promise<Answer>;
}

export interface DeskOptions {
  role?: 'administrator' | 'agent' | 'bot';
  account?: number;
  /** Whose token; default: the first of that role in account 1. */
  headers?: Record<string, string>;
  workspace?: string;
}

export function openDesk(mock: Mock, options: DeskOptions = {}): Desk {
  const { role = 'administrator', account = 1, workspace } = options;
  const headers = options.headers ?? headersOf(mock, 'chatwoot', role, 1);
  const prefix = workspace === undefined ? '' : `/@${workspace}`;
  const base = `${prefix}/api/v1/accounts/${account}`;
  const json = { ...headers, 'content-type': 'application/json' };
  return {
    get: (path) => ask(mock, base + path, { headers }),
    post: (path, body) =>
      ask(mock, base + path, {
        method: 'POST',
        headers: body === undefined ? headers : json,
        body: body === undefined ? undefined : JSON.stringify(body),
      }),
    read: (path) => ask(mock, prefix + path, { headers }),
  };
}

/** The body of an answer, as a shape that the test knows. */
export const bodyOf = <Body>(answer: Answer): Body => answer.body as Body;

/** An inbox that takes incoming messages over the API, a customer in it, and a conversation of theirs. */
export async function openCase(desk: Desk): Promise<{ inbox: number; contact: number; source: string; path: string }> {
  const inbox = bodyOf<{ id: number }>(await desk.post('/inboxes', { name: 'Hook', channel: { type: 'api' } })).id;
  const created = await desk.post('/contacts', {
    inbox_id: inbox,
    name: 'Ada Quill',
    email: `ada${inbox}@quill.example`,
  });
  const { id: contact, source } = readNewContact(bodyOf(created));
  const { id } = bodyOf<{ id: number }>(await desk.post('/conversations', { source_id: source }));
  return { inbox, contact, source, path: `/conversations/${id}` };
}
