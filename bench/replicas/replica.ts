import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

/** A mock that shares a log, in a process of its own. */
export interface Replica {
  url: string;
  /** SIGKILL: it has no time to say goodbye. */
  kill(): Promise<void>;
}

/** Starts one, and waits until it has performed all that the log holds. */
export async function startReplica(log: string, scale: number): Promise<Replica> {
  const args = [program, 'mock', '--port', '0', '--scale', String(scale), '--log', log];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  const url = await readUrl(child);
  return {
    url,
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
  throw new Error(`A replica ended before it listened. It said:\n${said}`);
}
