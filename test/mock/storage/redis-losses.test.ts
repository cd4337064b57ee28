import { expect } from 'vitest';
import { startRedis, testWithRedis } from '../../redis.ts';
import {
  type Replica,
  readHealth,
  readTexts,
  sendMessage,
  sendUntilAccepted,
  startReplicas,
  waitUntilEqual,
} from './share-log.ts';

// Redis loses some or all entries of a log: all replicas must agree on one history again, and report the loss.

type Three = [Replica, Replica, Replica];

/** Checks that each replica reports the restart, in its log and in its health. */
async function expectSaid(replicas: readonly Replica[], reason: RegExp): Promise<void> {
  for (const replica of replicas) {
    const { status, log } = await readHealth(replica);
    expect(status).toBe('ok');
    expect(log?.state).toBe('following');
    expect(log?.begunAnew?.reason).toMatch(reason);
    expect(replica.logged.join('\n')).toMatch(reason);
  }
}

for (const [name, ...command] of [
  ['deleted', 'DEL', 'log'],
  ['flushed', 'FLUSHALL'],
  ['renamed', 'RENAME', 'log', 'elsewhere'],
] as const) {
  testWithRedis(`replicas agree on one history after the key was ${name}`, async () => {
    const redis = await startRedis();
    const replicas = (await startReplicas(redis, 3)) as Three;
    const [a, b, c] = replicas;
    for (const replica of replicas) await sendUntilAccepted(replica, 'Before.');
    await waitUntilEqual(replicas);
    await redis.call(...command);
    await sendUntilAccepted(a, 'First after.');
    for (const [index, replica] of [a, b, c].entries()) await sendUntilAccepted(replica, `After ${index}.`);
    const texts = await waitUntilEqual(replicas);
    expect(texts).toEqual(expect.arrayContaining(['First after.', 'After 0.', 'After 1.', 'After 2.']));
    expect(texts).not.toContain('Before.');
    await expectSaid(replicas, /the key is missing|holds another log/);
  });
}

testWithRedis('replicas without requests restart too', async () => {
  const redis = await startRedis();
  const replicas = (await startReplicas(redis, 2)) as [Replica, Replica];
  const untouched = await readTexts(replicas[0]);
  await sendUntilAccepted(replicas[0], 'Gone.');
  await waitUntilEqual(replicas);
  await redis.call('DEL', 'log');
  for (const replica of replicas) {
    await expect.poll(async () => readTexts(replica), { timeout: 20_000 }).toEqual(untouched);
  }
  await expectSaid(replicas, /the key is missing|holds another log/);
});

testWithRedis('replicas report nothing if nothing is lost', async () => {
  const redis = await startRedis({ keeps: true });
  const replicas = (await startReplicas(redis, 2)) as [Replica, Replica];
  await sendUntilAccepted(replicas[0], 'Kept.');
  await waitUntilEqual(replicas);
  await redis.kill();
  await redis.start();
  await sendUntilAccepted(replicas[1], 'After.');
  expect(await waitUntilEqual(replicas)).toEqual(expect.arrayContaining(['Kept.', 'After.']));
  for (const replica of replicas) {
    const { status, log } = await readHealth(replica);
    expect({ status, log }).toEqual({ status: 'ok', log: { state: 'following' } });
    expect(replica.logged.join('\n')).not.toMatch(/restarts/);
  }
});

for (const attempt of [1, 2, 3]) {
  testWithRedis(
    `replicas agree on one history after Redis came back with older data (${attempt})`,
    async () => {
      const redis = await startRedis();
      const replicas = (await startReplicas(redis, 3)) as Three;
      const [a, b] = replicas;
      await sendUntilAccepted(a, 'Saved.');
      await redis.call('SAVE');
      for (let count = 0; count < 5; count++) await sendUntilAccepted(b, `Lost ${count}.`);
      await waitUntilEqual(replicas);
      await redis.kill();
      await redis.start();
      // Written as fast as possible, so that it is accepted before the other replicas are back.
      await sendUntilAccepted(a, 'Anew on a.');
      await sendUntilAccepted(b, 'Anew on b.');
      const texts = await waitUntilEqual(replicas);
      expect(texts).toEqual(expect.arrayContaining(['Saved.', 'Anew on a.', 'Anew on b.']));
      expect(texts.filter((text) => text.startsWith('Lost'))).toEqual([]);
      await expectSaid(replicas, /lost/);
    },
    60_000,
  );
}

testWithRedis('a lost log position delays no client', async () => {
  const redis = await startRedis();
  const [a] = (await startReplicas(redis, 1)) as [Replica];
  await redis.call('SAVE');
  const lost = await sendUntilAccepted(a, 'Lost.');
  await redis.kill();
  await redis.start();
  const headers = { 'x-chatpact-version': lost.headers.get('x-chatpact-version') ?? '' };
  await expect.poll(async () => (await readHealth(a)).log?.begunAnew?.times, { timeout: 20_000 }).toBe(1);
  const response = await fetch(`${a.mock.url}/__admin/health`, { headers });
  expect(response.status).toBe(200);
});

for (const [name, ...command] of [
  ['trimmed', 'XTRIM', 'log', 'MAXLEN', '2'],
  ['trimmed to one entry', 'XTRIM', 'log', 'MAXLEN', '1'],
] as const) {
  testWithRedis(`a log that was ${name} refuses writes and keeps its state`, async () => {
    const redis = await startRedis();
    const replicas = (await startReplicas(redis, 2)) as [Replica, Replica];
    for (let count = 0; count < 4; count++) await sendUntilAccepted(replicas[0], `Kept ${count}.`);
    await waitUntilEqual(replicas);
    await redis.call(...command);
    const texts = await readTexts(replicas[0]);
    for (const replica of replicas) {
      expect((await sendMessage(replica, 'Refused.')).status).toBe(503);
      await expect.poll(async () => (await readHealth(replica)).log?.state, { timeout: 20_000 }).toBe('unusable');
      expect((await readHealth(replica)).status).toBe('degraded');
      expect(await readTexts(replica)).toEqual(texts);
      expect(replica.logged.join('\n')).toMatch(/first entry of the log is missing/);
    }
    await expect(startReplicas(redis, 1)).rejects.toThrow(/first entry of the log is missing.*DEL/);
    // What the message advises.
    await redis.call('DEL', 'log');
    await sendUntilAccepted(replicas[0], 'Anew.');
    expect((await waitUntilEqual(replicas)).filter((text) => /Kept|Refused|Anew/.test(text))).toEqual(['Anew.']);
  });
}

testWithRedis('reports a missing entry in the middle, also at the start', async () => {
  const redis = await startRedis();
  const replicas = (await startReplicas(redis, 2)) as [Replica, Replica];
  for (let count = 0; count < 3; count++) await sendUntilAccepted(replicas[0], `Kept ${count}.`);
  await waitUntilEqual(replicas);
  const entries = (await redis.call('XRANGE', 'log', '-', '+')) as [string, string[]][];
  await redis.call('XDEL', 'log', entries.at(-2)?.[0] ?? '');
  for (const replica of replicas) {
    await expect.poll(async () => (await readHealth(replica)).log?.state, { timeout: 20_000 }).toBe('unusable');
    expect(await readTexts(replica)).toContain('Kept 1.');
    expect((await sendMessage(replica, 'Refused.')).status).toBe(503);
  }
  await expect(startReplicas(redis, 1)).rejects.toThrow(/entry of the log is missing/);
});

testWithRedis('starts a new log after the stream was emptied', async () => {
  const redis = await startRedis();
  const replicas = (await startReplicas(redis, 2)) as [Replica, Replica];
  await sendUntilAccepted(replicas[0], 'Gone.');
  await redis.call('XTRIM', 'log', 'MAXLEN', '0');
  await sendUntilAccepted(replicas[0], 'Anew.');
  await sendUntilAccepted(replicas[1], 'Anew, too.');
  const texts = await waitUntilEqual(replicas);
  expect(texts.filter((text) => /Gone|Anew/.test(text))).toEqual(['Anew.', 'Anew, too.']);
});

testWithRedis('does not follow a log that was created with other options', async () => {
  const redis = await startRedis();
  const [a] = (await startReplicas(redis, 1)) as [Replica];
  await sendUntilAccepted(a, 'Ours.');
  const moved = await startReplicas(redis.log('other'), 1, { seed: 2 });
  expect(moved).toHaveLength(1);
  await redis.call('RENAME', 'other', 'log');
  await expect.poll(async () => (await readHealth(a)).log?.state, { timeout: 20_000 }).toBe('unusable');
  expect((await readHealth(a)).log?.reason).toMatch(/created with other options: seed 2, now 1/);
  expect((await sendMessage(a, 'Refused.')).status).toBe(503);
  expect(await readTexts(a)).toContain('Ours.');
});
