import { expect } from 'vitest';
import { startRedis, testWithRedis } from '../../redis.ts';
import type { Answer } from '../start-mock.ts';
import {
  type Replica,
  readHealth,
  readTexts,
  sendMessage,
  sendUntilAccepted,
  startReplicas,
  waitUntilEqual,
} from './share-log.ts';
import { startSwallowingProxy } from './swallowing-proxy.ts';

// Redis is unreachable for a while. Refused writes are never performed, and writes with an unknown outcome are not
// reported as refused.

const untilState = (replica: Replica, state: string) =>
  expect.poll(async () => (await readHealth(replica)).log?.state, { timeout: 30_000 }).toBe(state);

/** Requests the outcome of a response with 504, until it is known. */
async function askOutcome({ mock }: Replica, { headers }: Answer): Promise<string> {
  let outcome = '';
  await expect
    .poll(
      async () => {
        const response = await fetch(mock.url + (headers.get('x-chatpact-outcome') ?? ''));
        expect(response.status).toBe(200);
        ({ outcome } = (await response.json()) as { outcome: string });
        return outcome;
      },
      { timeout: 30_000 },
    )
    .not.toBe('unknown');
  return outcome;
}

/** Compares every response with the final state. */
async function expectTruth(replica: Replica, answers: readonly { text: string; answer: Answer }[]): Promise<void> {
  const texts = await readTexts(replica);
  for (const { text, answer } of answers) {
    const times = texts.filter((each) => each === text).length;
    if (answer.status === 200) expect(times, text).toBe(1);
    if (answer.status === 503) {
      expect(times, text).toBe(0);
      expect(answer.headers.get('retry-after')).toBe('1');
    }
    if (answer.status !== 504) continue;
    expect(answer.headers.get('retry-after')).toBeNull();
    expect(answer.body).toMatchObject({ description: expect.stringContaining('unknown') });
    expect(await askOutcome(replica, answer), text).toBe(times === 1 ? 'applied' : 'not applied');
  }
}

testWithRedis(
  'writes that are refused while Redis is paused are not performed later',
  async () => {
    const redis = await startRedis();
    const replicas = (await startReplicas(redis, 2)) as [Replica, Replica];
    await sendUntilAccepted(replicas[0], 'Before.');
    redis.pause();
    const sent: Promise<{ text: string; answer: Answer }>[] = [];
    const write = (replica: Replica) => {
      const text = `While it stood ${sent.length}.`;
      sent.push(sendMessage(replica, text).then((answer) => ({ text, answer })));
    };
    for (let count = 0; count < 10; count++) for (const replica of replicas) write(replica);
    for (const replica of replicas) await untilState(replica, 'unreachable');
    for (let count = 0; count < 10; count++) for (const replica of replicas) write(replica);
    const answers = await Promise.all(sent);
    redis.resume();
    for (const replica of replicas) await untilState(replica, 'following');
    await sendUntilAccepted(replicas[1], 'After.');
    const texts = await waitUntilEqual(replicas);
    expect(texts).toEqual(expect.arrayContaining(['Before.', 'After.']));
    expect(texts.filter((text) => text.startsWith('While'))).toEqual([]);
    expect(new Set(answers.map(({ answer }) => answer.status))).toEqual(new Set([503, 504]));
    for (const replica of replicas) await expectTruth(replica, answers);
  },
  60_000,
);

testWithRedis(
  'refuses nothing during a short pause of Redis',
  async () => {
    const redis = await startRedis();
    const replicas = (await startReplicas(redis, 2)) as [Replica, Replica];
    await sendUntilAccepted(replicas[0], 'Before.');
    redis.pause();
    const writing = Promise.all(replicas.map((replica, index) => sendMessage(replica, `Meanwhile ${index}.`)));
    const paused = performance.now();
    await expect.poll(() => performance.now() - paused, { timeout: 10_000 }).toBeGreaterThan(1500);
    redis.resume();
    expect((await writing).map(({ status }) => status)).toEqual([200, 200]);
    for (const replica of replicas) expect(replica.logged).toEqual([]);
  },
  60_000,
);

testWithRedis(
  'a write with a lost answer is reported as uncertain, and its outcome can be requested',
  async () => {
    const redis = await startRedis();
    const proxy = await startSwallowingProxy(redis.port);
    const [replica] = (await startReplicas(`redis://127.0.0.1:${proxy.port}/log`, 1)) as [Replica];
    const [other] = (await startReplicas(redis, 1)) as [Replica];
    await sendUntilAccepted(replica, 'Before.');
    proxy.swallow('answers');
    const answer = await sendMessage(replica, 'Taken.');
    expect(answer.status).toBe(504);
    const early = await fetch(replica.mock.url + (answer.headers.get('x-chatpact-outcome') ?? ''));
    expect(await early.json()).toEqual({ outcome: 'unknown' });
    proxy.heal();
    await untilState(replica, 'following');
    expect((await waitUntilEqual([replica, other])).filter((text) => text === 'Taken.')).toHaveLength(1);
    // Every replica knows the outcome.
    for (const each of [replica, other]) {
      expect(await askOutcome(each, answer)).toBe('applied');
      await expectTruth(each, [{ text: 'Taken.', answer }]);
    }
    expect((await fetch(`${replica.mock.url}/__admin/outcomes/nonsense`)).status).toBe(404);
  },
  60_000,
);

testWithRedis(
  'writes in flight when Redis is killed get correct responses',
  async () => {
    const redis = await startRedis({ keeps: true });
    const replicas = (await startReplicas(redis, 2)) as [Replica, Replica];
    const answers: { text: string; answer: Answer }[] = [];
    for (let round = 0; round < 3; round++) {
      const sent = replicas.flatMap((replica, index) =>
        Array.from({ length: 6 }, async (_, count) => {
          const text = `${round} ${index} ${count}.`;
          answers.push({ text, answer: await sendMessage(replica, text) });
        }),
      );
      await Promise.race(sent);
      await redis.kill();
      await redis.start();
      await Promise.all(sent);
      await sendUntilAccepted(replicas[0], `Round ${round}.`);
    }
    await waitUntilEqual(replicas);
    // The list has 20 messages per page; earlier ones are on other pages.
    for (const replica of replicas) await expectTruth(replica, answers.slice(-12));
  },
  60_000,
);

testWithRedis(
  'detects, reports and reopens a dead connection',
  async () => {
    const redis = await startRedis();
    const proxy = await startSwallowingProxy(redis.port);
    const [behind] = (await startReplicas(`redis://127.0.0.1:${proxy.port}/log`, 1)) as [Replica];
    const [direct] = (await startReplicas(redis, 1)) as [Replica];
    await sendUntilAccepted(behind, 'Before.');
    expect((await readHealth(behind)).status).toBe('ok');
    proxy.swallow('all');
    await sendUntilAccepted(direct, 'Meanwhile.');
    await untilState(behind, 'unreachable');
    const { status, log } = await readHealth(behind);
    expect(status).toBe('degraded');
    expect(log).toMatchObject({ reason: 'Redis is unreachable', since: expect.stringMatching(/^\d{4}-/) });
    expect(behind.logged.join('\n')).toMatch(/The log is unreachable/);
    expect((await sendMessage(behind, 'Refused.')).status).toBe(503);
    expect(await readTexts(behind)).toContain('Before.');
    expect(await readTexts(behind)).not.toContain('Meanwhile.');
    proxy.heal();
    await untilState(behind, 'following');
    expect(await readTexts(behind)).toContain('Meanwhile.');
    await sendUntilAccepted(behind, 'After.');
    expect(await waitUntilEqual([behind, direct])).not.toContain('Refused.');
  },
  60_000,
);

testWithRedis(
  'a server can be closed while Redis is paused',
  async () => {
    const redis = await startRedis();
    const [replica] = (await startReplicas(redis, 1)) as [Replica];
    redis.pause();
    await untilState(replica, 'unreachable');
    await replica.mock.close();
    redis.resume();
  },
  60_000,
);
