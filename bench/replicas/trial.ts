import { setTimeout as sleep } from 'node:timers/promises';
import type { MockProcess } from '../mock-process.ts';
import { startReplica } from './replica.ts';
import { countTexts, readToken, say } from './texts.ts';

export interface TrialOptions {
  /** Address of the log. */
  log: string;
  replicas: number;
  /** Number of writers on each replica. Each sends one request at a time. */
  writers: number;
  seconds: number;
  /** Whether to kill and restart one replica in the middle. */
  kills: boolean;
  scale: number;
}

/** The result of a trial: acknowledged messages, compared with the data of each replica at the end. */
export interface Trial {
  acknowledged: number;
  /** Requests that were refused or got no response. */
  unanswered: number;
  /** Acknowledged texts that a replica lacks, and texts that a replica has twice. */
  lost: number;
  doubled: number;
  /** Whether all replicas export the same bytes. */
  alike: boolean;
  events: number;
}

/**
 * Runs writers on every replica for a while, and compares the data of the replicas at the end. All messages have
 * different texts, so each one can be found.
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

/** Exports the workspace of each replica, after all have read the log to the same position. */
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
