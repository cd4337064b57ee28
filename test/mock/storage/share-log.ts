import type { pino } from 'pino';
import { expect, onTestFinished, vi } from 'vitest';
import { createMock, type Mock, type MockOptions } from '../../../mock/server.ts';
import type { Redis } from '../../redis.ts';
import { type Answer, ask, headersOf } from '../start-mock.ts';

export const smallScale = { scale: 0.05 };
export const messages = '/api/v1/accounts/1/conversations/1/messages';

/** A mock and its log output at the command line's default level. */
export interface Replica {
  mock: Mock;
  logged: string[];
}

/** Starts replicas that are closed after the test. */
export async function startReplicas(log: string | Redis, count: number, options: MockOptions = {}): Promise<Replica[]> {
  const address = typeof log === 'string' ? log : log.log();
  return Promise.all(
    Array.from({ length: count }, async () => {
      const logged: string[] = [];
      const logger = {
        debug() {},
        warn() {},
        error: (details: object, message: string) => logged.push(`${message} ${JSON.stringify(details)}`),
      };
      const mock = await createMock({
        ...smallScale,
        log: address,
        logger: logger as unknown as pino.Logger,
        ...options,
      });
      onTestFinished(() => mock.close());
      return { mock, logged };
    }),
  );
}

/** Writes a message. Its `echo_id` distinguishes attempts. */
export const sendMessage = ({ mock }: Replica, content: string): Promise<Answer> =>
  ask(mock, messages, {
    method: 'POST',
    headers: { ...headersOf(mock, 'chatwoot', 'administrator', 1), 'content-type': 'application/json' },
    body: JSON.stringify({ content }),
  });

/** Repeats a write until it is acknowledged, and returns that response. */
export const sendUntilAccepted = (replica: Replica, content: string): Promise<Answer> =>
  vi.waitFor(
    async () => {
      const answer = await sendMessage(replica, content);
      expect(answer.status).toBe(200);
      return answer;
    },
    { timeout: 60_000, interval: 50 },
  );

/** Ids and texts of the latest messages. */
export async function readMessages({ mock }: Replica): Promise<string[]> {
  const { body } = await ask(mock, messages, { headers: headersOf(mock, 'chatwoot', 'administrator', 1) });
  return (body as { payload: { id: number; content: string }[] }).payload.map(({ id, content }) => `${id} ${content}`);
}

/** Texts of the latest messages. */
export const readTexts = async (replica: Replica): Promise<string[]> =>
  (await readMessages(replica)).map((each) => each.slice(each.indexOf(' ') + 1));

/** Waits until all replicas export the same bytes, and returns the texts of the first. */
export async function waitUntilEqual(replicas: readonly Replica[]): Promise<string[]> {
  await vi.waitFor(
    async () => {
      const [first, ...others] = await Promise.all(
        replicas.map(async ({ mock }) => (await ask(mock, '/__admin/export')).text),
      );
      for (const other of others) expect(other === first).toBe(true);
    },
    { timeout: 30_000, interval: 50 },
  );
  return readTexts(replicas[0] as Replica);
}

export interface Health {
  status: string;
  log?: { state: string; reason?: string; since?: string; begunAnew?: { at: string; reason: string; times: number } };
}

export const readHealth = async ({ mock }: Replica): Promise<Health> =>
  (await ask(mock, '/__admin/health')).body as Health;
