import { Buffer } from 'node:buffer';

/** What Node has everywhere and packages take for granted, put into the bundle where its code names it. */
const later = (act: (...args: unknown[]) => void, ...args: unknown[]) => setTimeout(act, 0, ...args);
const nextTick = (act: (...args: unknown[]) => void, ...args: unknown[]) => queueMicrotask(() => act(...args));
const host = { env: {}, nextTick, emitWarning() {}, version: '', browser: true };

export { Buffer, host as process, later as setImmediate };
