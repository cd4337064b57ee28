import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const inDist = (path: string) => fileURLToPath(new URL(`../dist/${path}`, import.meta.url));
const stallMonitor = new URL('stall-monitor.mjs', import.meta.url).href;

/** How a process is. */
export interface Vitals {
  /** Milliseconds for which its event loop stood still at most, since it was last asked. */
  stall: number;
  /** Bytes that are reachable, and bytes that it has of the machine. */
  heap: number;
  resident: number;
  /** Sockets, timers and the like. */
  held: number;
}

/** A mock in a process of its own: what is shipped, dist/. */
export interface MockProcess {
  url: string;
  port: number;
  /** Throws for one that is not watched. */
  vitals(): Promise<Vitals>;
  /** SIGKILL: it has no time to say goodbye. */
  kill(): Promise<void>;
}

/**
 * Starts one, and waits until it listens.
 *
 * @param isWatched Whether it can be asked how it is.
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

/** From the banner that it prints once it listens. */
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
  throw new Error(`The mock ended before it listened. It said:\n${said}`);
}
