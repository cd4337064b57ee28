import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** The output and exit code of a program. */
export interface Ran {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface Place {
  cwd?: string;
  /** In addition to the environment of the tests. */
  env?: Record<string, string>;
}

/** Runs a command, given as a list of words. */
export async function runProgram([command = '', ...words]: readonly string[], { cwd, env }: Place = {}): Promise<Ran> {
  const child = spawn(command, words, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const ran: Ran = { code: null, stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].on('data', (chunk) => {
      ran[name] += chunk;
    });
  }
  [ran.code] = await once(child, 'close');
  return ran;
}
