import type { Mock } from '../../../mock/server.ts';
import { type Answer, ask, headersOf } from '../start-mock.ts';
import { readNewContact } from './new-contact.ts';

/** A client of API v1. Paths are relative to an account. */
export interface ChatwootClient {
  get(path: string): Promise<Answer>;
  post(path: string, body?: unknown): Promise<Answer>;
  patch(path: string, body?: unknown): Promise<Answer>;
  delete(path: string, body?: unknown): Promise<Answer>;
  /** Requests an absolute path. */
  read(path: string): Promise<Answer>;
}

export interface ChatwootClientOptions {
  role?: 'administrator' | 'agent' | 'bot';
  account?: number;
  /** The credentials; default: those of the first identity with the role in account 1. */
  headers?: Record<string, string>;
  workspace?: string;
}

export function createClient(mock: Mock, options: ChatwootClientOptions = {}): ChatwootClient {
  const { role = 'administrator', account = 1, workspace } = options;
  const headers = options.headers ?? headersOf(mock, 'chatwoot', role, 1);
  const prefix = workspace === undefined ? '' : `/@${workspace}`;
  const base = `${prefix}/api/v1/accounts/${account}`;
  const json = { ...headers, 'content-type': 'application/json' };
  const write = (method: string) => (path: string, body?: unknown) =>
    ask(mock, base + path, {
      method,
      headers: body === undefined ? headers : json,
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  return {
    get: (path) => ask(mock, base + path, { headers }),
    post: write('POST'),
    patch: write('PATCH'),
    delete: write('DELETE'),
    read: (path) => ask(mock, prefix + path, { headers }),
  };
}

/** Returns the body of a response with the expected type. */
export const bodyOf = <Body>(answer: Answer): Body => answer.body as Body;

/** Creates an API inbox, a customer in it, and a conversation of the customer. */
export async function createApiConversation(
  desk: ChatwootClient,
): Promise<{ inbox: number; contact: number; source: string; path: string }> {
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
