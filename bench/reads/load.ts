import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { inBench } from '../peers/peer.ts';
import type { Case } from './cases.ts';

/** What one server is asked, for how long. */
export interface Job extends Omit<Case, 'id' | 'title'> {
  /** Base URL. */
  url: string;
  headers: Record<string, string>;
  connections: number;
  warmUpSeconds: number;
  seconds: number;
  /** Length of the shortest answer that is right. */
  bytes: number;
}

/** What came of it. */
export interface Measurement {
  /** Requests answered in a second. */
  perSecond: number;
  /** Latency in milliseconds that half, or all but one in a hundred, stayed under. */
  p50: number;
  p99: number;
  /** Answers that were no 200 or too short, and requests without an answer. */
  wrong: number;
}

export type Load = (job: Job) => Promise<Measurement>;

export const isLoadInstalled = (): boolean => existsSync(inBench('node_modules/autocannon'));

/** Loads a server by autocannon, in a process of its own. */
export const loadByAutocannon: Load = (job) =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [inBench('reads/autocannon.mjs')], { stdio: ['pipe', 'pipe', 'inherit'] });
    let said = '';
    child.stdout.on('data', (chunk) => {
      said += chunk;
    });
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve(JSON.parse(said) as Measurement);
      else reject(new Error(`The load on ${job.url} ended with ${code}.`));
    });
    child.stdin.end(JSON.stringify(job));
  });
