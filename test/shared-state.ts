/** Events of the process, whose listeners remain after a test. */
const events = ['SIGINT', 'SIGTERM', 'uncaughtException', 'unhandledRejection'];

/** Globals that a test or a test library may replace. */
const globals = ['Date', 'fetch', 'setInterval', 'setTimeout', 'structuredClone', 'WebSocket'] as const;

/** Reads the state that test files of a process share, by name. */
export function readSharedState(): ReadonlyMap<string, unknown> {
  return new Map<string, unknown>([
    ['the working folder', process.cwd()],
    ...Object.entries(process.env).map(([name, value]): [string, unknown] => [`the variable ${name}`, value]),
    ...globals.map((name): [string, unknown] => [`the global ${name}`, globalThis[name]]),
    ...events.map((event): [string, unknown] => [`listeners of ${event}`, process.listenerCount(event)]),
  ]);
}

/** Returns the names of changed state. It returns no values, which may be secrets. */
export function listChanged(before: ReadonlyMap<string, unknown>, after: ReadonlyMap<string, unknown>): string[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].filter((name) => before.get(name) !== after.get(name)).sort();
}
