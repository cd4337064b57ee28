import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const inDist = (path: string) => fileURLToPath(new URL(`../dist/${path}`, import.meta.url));
const stallMonitor = new URL('stall-monitor.mjs', import.meta.url).href;

/** The state of a process. */
export interface Vitals {
  /** Longest stall of its event loop since the last query, in milliseconds. */
  stall: number;
  /** Reachable bytes, and resident bytes. */
  heap: number;
  resident: number;
  /** Number of sockets, timers and other handles. */
  held: number;
}

/** A built mock (dist/) in a separate process. */
export interface MockProcess {
  url: string;
  port: number;
  /** Throws if the process is not watched. */
  vitals(): Promise<Vitals>;
  /** Sends SIGKILL, so the mock cannot shut down properly. */
  kill(): Promise<void>;
}

/**
 * Starts a mock process, and waits until it listens.
 *
 * @param isWatched Whether its state can be queried.
 */
export async function startMockProcess(flags: readonly string[], { isWatched = false } = {}): Promise<MockProcess> {
  const watching = isWatched ? ['--expose-gc', '--import', stallMonitor] : [];
  const args = [...watching, inDist('cli/main.js'), 'mock', '--port', '0', ...flags];
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'ignore', ...(isWatched ? ['ipc' as const] : [])],
  });
  const url = await readUrl(child);
  return {
    url,
    port: Number(new URL(url).port),
    async vitals() {
      if (!child.connected) throw new Error('This mock is not watched.');
      const answered = once(child, 'message');
      child.send('how are you');
      const [vitals] = (await answered) as [Vitals];
      return vitals;
    },
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Reads the URL from the banner that the mock prints when it listens. */
async function readUrl(child: ChildProcess): Promise<string> {
  let said = '';
  for await (const chunk of child.stdout ?? []) {
    said += chunk;
    const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(said) ?? [];
    if (url !== undefined) {
      child.stdout?.resume();
      return url;
    }
  }
  throw new Error(`The mock exited before it listened. Its output:\n${said}`);
}
