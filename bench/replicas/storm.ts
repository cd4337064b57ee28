import { setTimeout as sleep } from 'node:timers/promises';
import type { MockProcess } from '../mock-process.ts';
import type { Redis } from './redis.ts';
import { startReplica } from './replica.ts';
import { readToken } from './texts.ts';
import { type Answered, readAll, write } from './writes.ts';

export interface StormOptions {
  redis: Redis;
  key: string;
  replicas: number;
  /** Number of writers on each replica. Each sends one request at a time. */
  writers: number;
  seconds: number;
  scale: number;
}

/** The results of a storm: responses to writers, compared with the data that every replica returns at the end. */
export interface Storm {
  blows: { redisKilled: number; redisPaused: number; replicasKilled: number };
  /** Responses with 200. */
  acknowledged: number;
  /** Responses with 503. */
  refused: number;
  /** Responses with 504. */
  uncertain: number;
  /** Requests to a replica that was killed meanwhile. */
  unanswered: number;
  /** Acknowledged messages that some replica lacks, or has under another id. */
  lost: number;
  /** Messages that some replica has twice. */
  doubled: number;
  /** Refused messages that some replica has. */
  revived: number;
  /** Uncertain messages about which some replica reports something else than it has. */
  misreported: number;
  /** Whether all replicas export the same bytes. */
  alike: boolean;
  /** Milliseconds after the last outage until all replicas accepted writes again. */
  recoveredMs: number;
}

/** Conversations that are written to. */
const conversations = Array.from({ length: 20 }, (_, index) => 1 + index);

/** Writers on every replica, while Redis is killed and stopped and replicas are killed, one after the other. */
export async function runStorm({ redis, key, replicas, writers, seconds, scale }: StormOptions): Promise<Storm> {
  const log = redis.log(key);
  const running = await Promise.all(Array.from({ length: replicas }, () => startReplica(log, scale)));
  const token = await readToken(running[0] as MockProcess);
  const answers: Answered[] = [];
  const end = performance.now() + seconds * 1000;
  const writing = running.flatMap((_, replica) =>
    Array.from({ length: writers }, async (__, writer) => {
      for (let count = 0; performance.now() < end; count++) {
        const place = {
          conversation: conversations[count % conversations.length] ?? 1,
          text: `${replica} ${writer} ${count}`,
        };
        const answer = await write((running[replica] as MockProcess).url, token, place);
        answers.push(answer);
        if (answer.status !== 200) await sleep(20);
      }
    }),
  );

  const blows = { redisKilled: 0, redisPaused: 0, replicasKilled: 0 };
  const strike = [
    async () => {
      blows.redisKilled += 1;
      await redis.kill();
      await redis.start();
    },
    async () => {
      blows.replicasKilled += 1;
      const replica = blows.replicasKilled % replicas;
      await running[replica]?.kill();
      running[replica] = await startReplica(log, scale);
    },
    async () => {
      blows.redisPaused += 1;
      redis.pause();
      // Every other pause exceeds the timeout of the replicas.
      await sleep(blows.redisPaused % 2 === 0 ? 500 : 4500);
      redis.resume();
    },
  ];
  for (let blow = 0; performance.now() < end - 2000; blow++) {
    await sleep(300 + Math.random() * 700);
    await strike[blow % strike.length]?.();
  }
  await Promise.all(writing);
  const over = performance.now();
  await untilAllFollow(running);
  const recoveredMs = Math.round(performance.now() - over);

  const found = await Promise.all(running.map(({ url }) => readAll(url, token, conversations)));
  const exports = await Promise.all(running.map(async ({ url }) => (await fetch(`${url}/__admin/export`)).text()));
  const of = (status: number) => answers.filter((answer) => answer.status === status);
  const isSomewhere = ({ text }: Answered) => found.some((texts) => texts.has(text));
  const misreported = await Promise.all(of(504).map((answer) => isMisreported(answer, running, found)));
  await Promise.all(running.map((replica) => replica.kill()));
  return {
    blows,
    acknowledged: of(200).length,
    refused: of(503).length,
    uncertain: of(504).length,
    unanswered: of(0).length,
    lost: of(200).filter(({ text, id }) => found.some((texts) => !texts.get(text)?.includes(id ?? 0))).length,
    // Some texts occur twice in the seeded history.
    doubled: answers.filter(({ text }) => found.some((texts) => (texts.get(text)?.length ?? 0) > 1)).length,
    revived: of(503).filter(isSomewhere).length,
    misreported: misreported.filter(Boolean).length,
    alike: exports.every((text) => text === exports[0]),
    recoveredMs,
  };
}

/** Waits until all replicas have read the log to the same position. */
async function untilAllFollow(running: readonly MockProcess[]): Promise<void> {
  let version = '';
  for (const { url } of [...running, ...running]) {
    for (;;) {
      const headers: Record<string, string> = version === '' ? {} : { 'x-chatpact-version': version };
      const response = await fetch(`${url}/__admin/health`, { headers });
      const { log } = (await response.json()) as { log?: { state: string } };
      version = response.headers.get('x-chatpact-version') ?? version;
      if (log?.state === 'following') break;
      await sleep(50);
    }
  }
}

/** Whether a replica reports another outcome of a write than its data shows. */
async function isMisreported(
  { text, outcome }: Answered,
  running: readonly MockProcess[],
  found: readonly ReadonlyMap<string, number[]>[],
): Promise<boolean> {
  for (const [index, { url }] of running.entries()) {
    let said = 'unknown';
    // The outcome is certain after all entries up to the deadline were read, which takes seconds.
    for (let tries = 0; said === 'unknown' && tries < 200; tries++) {
      if (tries > 0) await sleep(50);
      said = ((await (await fetch(url + outcome)).json()) as { outcome: string }).outcome;
    }
    if (said !== (found[index]?.has(text) ? 'applied' : 'not applied')) return true;
  }
  return false;
}
