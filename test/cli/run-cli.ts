import { vi } from 'vitest';
import { run } from '../../cli/program.ts';

/** What a command line printed and ended with. */
export interface CliOutcome {
  stdout: string;
  stderr: string;
  exitCode: number;
}

/** Runs a command line in this process, in its present folder and environment. Not for two at once. */
export async function runCli(...words: string[]): Promise<CliOutcome> {
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
