#!/usr/bin/env node
import { printInternalError } from './internal-error.ts';
import { endOnSignalAsInit } from './signals.ts';

let isUnwritten = false;
process.stdout.on('error', async (error: NodeJS.ErrnoException) => {
  // The reader of a pipe may stop early, as head does.
  if (error.code === 'EPIPE') process.exit(0);
  if (isUnwritten) return;
  isUnwritten = true;
  const { toUnwritable } = await import('../atomic-file.ts');
  process.stderr.write(`chatpact: ${toUnwritable('standard output', error).message}\n`);
});
// A check keeps its exit code, which is its verdict. Other commands fail when their output is lost.
process.on('exit', () => {
  const isJudging = ['check', 'score', 'report'].includes(process.argv[2] ?? '');
  if (isUnwritten && !isJudging && !process.exitCode) process.exitCode = 2;
});

// Node.js would print the whole error with all its fields, which may contain secrets.
process.on('uncaughtException', (error) => process.exit(printInternalError(error)));

if (process.pid === 1) endOnSignalAsInit();

// Imported after endOnSignalAsInit, so that a signal also works while the program loads.
const { run } = await import('./program.ts');
await run(process.argv);
