import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

/** The port to listen on, and the folder with the responses (see `fixtures.ts`). */
export interface Place {
  port: number;
  folder: string;
}

/** A server to compare with others. It runs in a separate process. */
export interface Peer {
  name: string;
  /** Its package in `bench/node_modules`; undefined if it needs none. */
  package?: string;
  /** A program that it needs in addition to Node.js. */
  program?: string;
  /** The command that serves on 127.0.0.1. */
  command(place: Place): string[];
}

export interface RunningPeer {
  name: string;
  url: string;
  stop(): Promise<void>;
}

/** Returns the path of a file in bench/. */
export const inBench = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

const packageOf = (name: string): string => inBench(`node_modules/${name}/package.json`);

/** Returns why a peer cannot run here and what to do about it, or undefined if it can run. */
export function findObstacle({ name, package: needed, program }: Peer): string | undefined {
  if (needed !== undefined && !existsSync(packageOf(needed))) {
    return `${name} is not installed: \`npm --prefix bench ci\``;
  }
  const paths = (process.env.PATH ?? '').split(process.platform === 'win32' ? ';' : ':');
  if (program === undefined || paths.some((path) => existsSync(`${path}/${program}`))) return undefined;
  return `${name} needs ${program}, which is not on the PATH`;
}

/** Returns "name 1.2.3" for an installed peer, or its name alone if it has no package. */
export function describePeer({ name, package: needed }: Peer): string {
  if (needed === undefined) return name;
  return `${needed} ${JSON.parse(readFileSync(packageOf(needed), 'utf8')).version}`;
}

/**
 * Starts a peer on a free port, and waits until it answers.
 *
 * @throws Error with its output if it does not answer within 30 seconds.
 */
export async function startPeer(peer: Peer, folder: string): Promise<RunningPeer> {
  const port = await findFreePort();
  const [program = '', ...args] = peer.command({ port, folder });
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  // Always read its output: a peer that blocks on a full pipe would be slow because of the benchmark.
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said = (said + chunk).slice(-2000)));
  const url = `http://127.0.0.1:${port}`;
  for (const deadline = performance.now() + 30_000; !(await answers(url)); await pause(50)) {
    if (child.exitCode === null && performance.now() < deadline) continue;
    child.kill('SIGKILL');
    throw new Error(`${peer.name} does not answer. Its output:\n${said}`);
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
