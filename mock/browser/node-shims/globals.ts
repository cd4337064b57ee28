import { Buffer } from 'node:buffer';

/** Node's globals that packages use. The build inserts them where the code of the bundle refers to them. */
const later = (act: (...args: unknown[]) => void, ...args: unknown[]) => setTimeout(act, 0, ...args);
const nextTick = (act: (...args: unknown[]) => void, ...args: unknown[]) => queueMicrotask(() => act(...args));
const host = { env: {}, nextTick, emitWarning() {}, version: '', browser: true };

export { Buffer, host as process, later as setImmediate };
