#!/usr/bin/env node
import { tellBug } from './bug.ts';
import { run } from './program.ts';

// Whoever reads our output may stop early, as head does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 70));

// Node would print what is being thrown with all that hangs on it.
process.on('uncaughtException', (error) => process.exit(tellBug(error)));

await run(process.argv);
