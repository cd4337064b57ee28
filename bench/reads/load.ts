import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { inBench } from '../peers/peer.ts';
import type { Case } from './cases.ts';

/** The requests to one server, and the duration. */
export interface Job extends Omit<Case, 'id' | 'title'> {
  /** Base URL. */
  url: string;
  headers: Record<string, string>;
  connections: number;
  warmUpSeconds: number;
  seconds: number;
  /** Minimum length of a correct response in bytes. */
  bytes: number;
}

/** The result of a load. */
export interface Measurement {
  /** Responses per second. */
  perSecond: number;
  /** Latency in milliseconds: median and 99th percentile. */
  p50: number;
  p99: number;
  /** Number of responses other than 200 or too short, and of requests without a response. */
  wrong: number;
}

export type Load = (job: Job) => Promise<Measurement>;

export const isLoadInstalled = (): boolean => existsSync(inBench('node_modules/autocannon'));

/** Loads a server with autocannon in a separate process. */
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
