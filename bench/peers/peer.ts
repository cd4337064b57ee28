import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

/** What a peer is told: where to listen, and the folder with what it answers (see `fixtures.ts`). */
export interface Place {
  port: number;
  folder: string;
}

/** A server to measure beside others, in a process of its own. */
export interface Peer {
  name: string;
  /** Its package in `bench/node_modules`; none for what is there anyway. */
  package?: string;
  /** A program that it takes besides Node. */
  program?: string;
  /** The command that serves on 127.0.0.1. */
  command(place: Place): string[];
}

export interface RunningPeer {
  name: string;
  url: string;
  stop(): Promise<void>;
}

/** Path of a file of this folder's `..`. */
export const inBench = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

const packageOf = (name: string): string => inBench(`node_modules/${name}/package.json`);

/** Why a peer can't run here, and what to do about it; undefined when it can. */
export function findObstacle({ name, package: needed, program }: Peer): string | undefined {
  if (needed !== undefined && !existsSync(packageOf(needed))) {
    return `${name} is not installed: \`npm --prefix bench ci\``;
  }
  const paths = (process.env.PATH ?? '').split(process.platform === 'win32' ? ';' : ':');
  if (program === undefined || paths.some((path) => existsSync(`${path}/${program}`))) return undefined;
  return `${name} needs ${program}, which is not on the PATH`;
}

/** "name 1.2.3" of a peer that is installed; its name alone when it has no version of its own. */
export function describePeer({ name, package: needed }: Peer): string {
  if (needed === undefined) return name;
  return `${needed} ${JSON.parse(readFileSync(packageOf(needed), 'utf8')).version}`;
}

/**
 * Starts a peer on a free port, and waits until it answers.
 *
 * @throws Error with what it said when it has not answered after half a minute.
 */
export async function startPeer(peer: Peer, folder: string): Promise<RunningPeer> {
  const port = await findFreePort();
  const [program = '', ...args] = peer.command({ port, folder });
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  // Read on for as long as it lives: one that waits for its log to be read would be slow for our fault.
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said = (said + chunk).slice(-2000)));
  const url = `http://127.0.0.1:${port}`;
  for (const deadline = performance.now() + 30_000; !(await answers(url)); await pause(50)) {
    if (child.exitCode === null && performance.now() < deadline) continue;
    child.kill('SIGKILL');
    throw new Error(`${peer.name} does not answer. It said:\n${said}`);
  }
  return { name: peer.name, url, stop: () => stop(child) };
}

const answers = (url: string) =>
  fetch(url).then(
    (response) => response.arrayBuffer().then(() => true),
    () => false,
  );

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
