import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@redis/client';

export const isRedisInstalled = (): boolean => spawnSync('redis-server', ['--version']).status === 0;

/** A separate Redis server on a free port. */
export interface Redis {
  port: number;
  /** Address of a log in it. */
  log(key?: string): string;
  kill(): Promise<void>;
  /** Pauses it with open connections (SIGSTOP), and resumes it. */
  pause(): void;
  resume(): void;
  /** Sends a command on a new connection. */
  call(...command: string[]): Promise<unknown>;
  /** Restarts it on the same port, with its saved data. */
  start(): Promise<void>;
  /** Stops it and deletes its data. */
  remove(): Promise<void>;
}

/** @param keeps Whether it writes everything to disk before it responds. */
export async function startRedis({ keeps = false } = {}): Promise<Redis> {
  const folder = mkdtempSync(join(tmpdir(), 'chatpact-redis-'));
  const port = await findPort();
  const kept = keeps ? ['--appendonly', 'yes', '--appendfsync', 'always'] : ['--appendonly', 'no'];
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder, ...kept];
  let child: ChildProcess | undefined;
  const redis: Redis = {
    port,
    log: (key = 'log') => `redis://127.0.0.1:${port}/${key}`,
    async start() {
      child = spawn('redis-server', options, { stdio: 'ignore' });
      await untilUp(port);
    },
    async kill() {
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
    pause: () => void child?.kill('SIGSTOP'),
    resume: () => void child?.kill('SIGCONT'),
    async call(...command) {
      const client = await createClient({ socket: { port, reconnectStrategy: false } }).connect();
      try {
        return await client.sendCommand(command);
      } finally {
        client.destroy();
      }
    },
    async remove() {
      await redis.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await redis.start();
  return redis;
}

async function untilUp(port: number): Promise<void> {
  const client = createClient({ socket: { port, reconnectStrategy: () => 20 } });
  client.on('error', () => {});
  await client.connect();
  // It refuses commands while it loads its saved data.
  while ((await client.ping().catch(() => '')) !== 'PONG') await new Promise((resolve) => setTimeout(resolve, 20));
  client.destroy();
}

export async function findPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || !address) throw new Error('No free port found.');
  return address.port;
}
