import type { Mock, MockOptions } from '../../../mock/server.ts';
import type { Json } from '../../../specs/json/json.ts';
import { type Answer, headersOf, startMock } from '../../mock/start-mock.ts';
import type { Question, Recorded, Step, Surface } from './surface.ts';

/** Builds the world of a recording by its steps, and sends the recorded requests to it. */
export interface Player {
  /** Steps of the world that got another status than from the real server. */
  strange: string[];
  play(request: Recorded): Promise<{ answer: Answer; strange: string[] }>;
}

export async function createPlayer({ world, steps }: Surface, options: MockOptions): Promise<Player> {
  const mock = await startMock({
    scale: 0,
    now: '2026-01-26T08:00:00Z',
    versions: { chatwoot: world.version },
    ...options,
  });
  const users = await findPeople(mock);
  const { api_access_token: bot = '' } = headersOf(mock, 'chatwoot', 'bot', 1);
  const headersFor = (as: string): Record<string, string> => {
    if (as === 'none') return {};
    if (as === 'nobody') return { api_access_token: 'nobody' };
    const who = world.people[as];
    const token = typeof who === 'number' ? users.get(who) : bot;
    if (token === undefined) throw new Error(`The mock has no identity for ${as}.`);
    return { api_access_token: token };
  };
  const call = (question: Question) =>
    send(mock, { ...question, headers: { ...headersFor(question.as), ...question.headers } });
  const strange: string[] = [];
  let time = '';
  const setTime = async (to: string) => {
    if (time !== to) await mock.clock.set(to);
    time = to;
  };
  const perform = async (step: Step, found: string[]) => {
    if (step.at) await setTime(step.at);
    const { status, text } = await call(step);
    if (status !== step.status) {
      found.push(
        `${step.method} ${step.path} as ${step.as}: real ${step.status}, mock ${status} ${text.slice(0, 120)}`,
      );
    }
  };

  await mock.append('chatwoot', ...(world.places as never[]));
  await setTime(world.begins);
  for (const step of steps) await perform(step, strange);
  await setTime(world.asked);
  await administer(mock, '/snapshots', { name: 'world' });
  let isChanged = false;
  return {
    strange,
    async play(request) {
      if (isChanged) {
        await administer(mock, '/snapshots/world/restore');
        time = '';
        await setTime(world.asked);
      }
      const found: string[] = [];
      for (const step of request.before ?? []) await perform(step, found);
      isChanged = request.method !== 'GET' || request.before !== undefined;
      return { answer: await call(request), strange: found };
    },
  };
}

/** Tokens by user id. */
async function findPeople(mock: Mock): Promise<Map<number, string>> {
  const users = new Map<number, string>();
  for (const { vendor, role, headers } of mock.identities) {
    if (vendor !== 'chatwoot' || role === 'bot') continue;
    const { body } = await send(mock, { method: 'GET', path: '/api/v1/profile', as: '', headers });
    users.set((body as { id: number }).id, headers.api_access_token ?? '');
  }
  return users;
}

async function send(mock: Mock, { method, path, headers, body }: Question): Promise<Answer> {
  const request = new Request(`http://127.0.0.1${path}`, {
    method,
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
  });
  const response = await mock.handle(request);
  const text = await response.text();
  const isJson = /^application\/json\b/.test(response.headers.get('content-type') ?? '') && text !== '';
  return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : undefined };
}

async function administer(mock: Mock, path: string, body?: Json): Promise<void> {
  const { status, text } = await send(mock, { method: 'POST', path: `/__admin${path}`, as: '', body });
  if (status >= 300) throw new Error(`POST /__admin${path}: ${status} ${text}`);
}
