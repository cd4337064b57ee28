import { setTimeout as sleep } from 'node:timers/promises';
import type { MockProcess } from '../mock-process.ts';
import { startReplica } from './replica.ts';
import { countTexts, readToken, say } from './texts.ts';

export interface TrialOptions {
  /** Address of the log. */
  log: string;
  replicas: number;
  /** Writers on each, one request at a time. */
  writers: number;
  seconds: number;
  /** Kill one in the middle, and start it anew. */
  kills: boolean;
  scale: number;
}

/** What came of a trial: what was answered with 200, held against what each replica has at the end. */
export interface Trial {
  acknowledged: number;
  /** Requests that were refused or met nobody. */
  unanswered: number;
  /** Acknowledged texts that some replica lacks, and texts that some has twice. */
  lost: number;
  doubled: number;
  /** Whether all replicas export the same bytes. */
  alike: boolean;
  events: number;
}

/**
 * Writers on every replica for a while, then a look at what each of them has. Two of the writers' messages never say
 * the same, so that each can be found.
 */
export async function runTrial({ log, replicas, writers, seconds, kills, scale }: TrialOptions): Promise<Trial> {
  const running = await Promise.all(Array.from({ length: replicas }, () => startReplica(log, scale)));
  const token = await readToken(running[0] as MockProcess);
  const acknowledged: string[] = [];
  let unanswered = 0;
  const end = performance.now() + seconds * 1000;

  const write = async (replica: number, writer: number) => {
    for (let count = 0; performance.now() < end; count++) {
      const content = `${replica} ${writer} ${count}`;
      const status = await say((running[replica] as MockProcess).url, token, 1 + (count % 20), content);
      if (status === 200) acknowledged.push(content);
      else {
        unanswered += 1;
        await sleep(20);
      }
    }
  };
  const writing = running.flatMap((_, replica) =>
    Array.from({ length: writers }, (__, writer) => write(replica, writer)),
  );
  if (kills) {
    await sleep(seconds * 500);
    await running[0]?.kill();
    running[0] = await startReplica(log, scale);
  }
  await Promise.all(writing);

  const exports = await exportAll(running);
  await Promise.all(running.map((replica) => replica.kill()));
  const found = exports.map(countTexts);
  return {
    acknowledged: acknowledged.length,
    unanswered,
    lost: acknowledged.filter((text) => found.some((texts) => !texts.has(text))).length,
    doubled: found.reduce((sum, texts) => sum + [...texts.values()].filter((times) => times > 1).length, 0),
    alike: exports.every((text) => text === exports[0]),
    events: (exports[0] ?? '').split('\n').length - 2,
  };
}

/** The workspace of each as a fixture, once each has come as far as all others. */
async function exportAll(running: readonly MockProcess[]): Promise<string[]> {
  let version = '';
  for (const { url } of [...running, ...running]) {
    const headers: Record<string, string> = version === '' ? {} : { 'x-chatpact-version': version };
    const response = await fetch(`${url}/__admin/health`, { headers });
    await response.arrayBuffer();
    version = response.headers.get('x-chatpact-version') ?? version;
  }
  return Promise.all(running.map(async ({ url }) => (await fetch(`${url}/__admin/export`)).text()));
}
