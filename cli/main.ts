#!/usr/bin/env node
import { tellBug } from './bug.ts';
import { endAsInit } from './signals.ts';

// Whoever reads our output may stop early, as head does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 70));

// Node would print what is being thrown with all that hangs on it.
process.on('uncaughtException', (error) => process.exit(tellBug(error)));

if (process.pid === 1) endAsInit();

// Loaded after that, so that a signal counts while it loads.
const { run } = await import('./program.ts');
await run(process.argv);
