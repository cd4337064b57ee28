import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { startMockProcess } from '../mock-process.ts';
import { RecordedWrites, type Verified } from './recorded-writes.ts';
import { startReplica } from './replica.ts';
import { readToken } from './texts.ts';

/** The result of many writes to a mock that was killed after the last one. */
export interface ManyWrites extends Verified {
  perSecond: number;
  /** Milliseconds until it listened again after the kill, and bytes of the folder. */
  startMs: number;
  bytes: number;
}

/** Writes messages to a mock with a log in a folder, kills it, and reads all of them from a restarted mock. */
export async function writeMany(folder: string, count: number, writers: number, scale: number): Promise<ManyWrites> {
  const log = `file:${folder}`;
  const mock = await startReplica(log, scale);
  const writes = new RecordedWrites(await readToken(mock));
  const perSecond = await measure(mock.url, writes, count, writers);
  await mock.kill();
  const began = performance.now();
  const again = await startReplica(log, scale);
  const startMs = performance.now() - began;
  const verified = await writes.verify(again.url, { all: true });
  await again.kill();
  const bytes = readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  return { ...verified, perSecond, startMs, bytes };
}

/** Measures the same writes to a mock without a log, per second. */
export async function writeManyInMemory(count: number, writers: number, scale: number): Promise<number> {
  const mock = await startMockProcess(['--scale', String(scale)]);
  const perSecond = await measure(mock.url, new RecordedWrites(await readToken(mock)), count, writers);
  await mock.kill();
  return perSecond;
}

async function measure(url: string, writes: RecordedWrites, count: number, writers: number): Promise<number> {
  let next = 0;
  const write = async () => {
    for (let turn = next++; turn < count; turn = next++) await writes.write(url, turn, `many ${turn}`);
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: writers }, write));
  return (count / (performance.now() - began)) * 1000;
}
