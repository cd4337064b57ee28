#!/usr/bin/env node
import { tellBug } from './bug.ts';
import { endAsInit } from './signals.ts';

let isUnwritten = false;
process.stdout.on('error', async (error: NodeJS.ErrnoException) => {
  // Whoever reads our output may stop early, as head does.
  if (error.code === 'EPIPE') process.exit(0);
  if (isUnwritten) return;
  isUnwritten = true;
  const { toUnwritable } = await import('../whole-file.ts');
  process.stderr.write(`chatpact: ${toUnwritable('standard output', error).message}\n`);
});
// The exit code of a check is its verdict, and stays; of other commands, the output is all there is.
process.on('exit', () => {
  const isJudging = ['check', 'score', 'report'].includes(process.argv[2] ?? '');
  if (isUnwritten && !isJudging && !process.exitCode) process.exitCode = 2;
});

// Node would print what is being thrown with all that hangs on it.
process.on('uncaughtException', (error) => process.exit(tellBug(error)));

if (process.pid === 1) endAsInit();

// Loaded after that, so that a signal counts while it loads.
const { run } = await import('./program.ts');
await run(process.argv);
