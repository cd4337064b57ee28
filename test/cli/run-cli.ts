import { spawn } from 'node:child_process';
import { vi } from 'vitest';
import { packageFolder, programFile } from '../package-under-test.ts';

/** The output and exit code of a command line. */
export interface CliOutcome {
  stdout: string;
  stderr: string;
  exitCode: number;
}

/**
 * Runs a command line in the folder and environment of this process. Do not run two at once.
 *
 * Sources run in this process, an installed package in its own process.
 */
export function runCli(...words: string[]): Promise<CliOutcome> {
  return packageFolder ? runProcess(words) : runHere(words);
}

async function runProcess(words: readonly string[]): Promise<CliOutcome> {
  const child = spawn(process.execPath, [programFile, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
  const outcome: CliOutcome = { stdout: '', stderr: '', exitCode: 0 };
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (text) => {
      outcome[name] += text;
    });
  outcome.exitCode = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? -1));
  });
  return outcome;
}

async function runHere(words: readonly string[]): Promise<CliOutcome> {
  const { run } = await import('../../cli/program.ts');
  const outcome: CliOutcome = { stdout: '', stderr: '', exitCode: 0 };
  const catchInto = (name: 'stdout' | 'stderr') =>
    vi.spyOn(process[name], 'write').mockImplementation((text) => {
      outcome[name] += String(text);
      return true;
    });
  const spies = [catchInto('stdout'), catchInto('stderr')];
  const before = process.exitCode;
  process.exitCode = undefined;
  try {
    await run(['node', 'chatpact', ...words]);
    outcome.exitCode = Number(process.exitCode ?? 0);
  } finally {
    process.exitCode = before;
    for (const spy of spies) spy.mockRestore();
  }
  return outcome;
}
