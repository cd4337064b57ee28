/** Listeners of these outlive the test that added them. */
const events = ['SIGINT', 'SIGTERM', 'uncaughtException', 'unhandledRejection'];

/** Those that a test, or a library for tests, may put another in place of. */
const globals = ['Date', 'fetch', 'setInterval', 'setTimeout', 'structuredClone', 'WebSocket'] as const;

/** What test files of a process share, by names. */
export function readSharedState(): ReadonlyMap<string, unknown> {
  return new Map<string, unknown>([
    ['the working folder', process.cwd()],
    ...Object.entries(process.env).map(([name, value]): [string, unknown] => [`the variable ${name}`, value]),
    ...globals.map((name): [string, unknown] => [`the global ${name}`, globalThis[name]]),
    ...events.map((event): [string, unknown] => [`listeners of ${event}`, process.listenerCount(event)]),
  ]);
}

/** Names of what differs; a value may be a secret of the machine, and is not part of the result. */
export function listChanged(before: ReadonlyMap<string, unknown>, after: ReadonlyMap<string, unknown>): string[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].filter((name) => before.get(name) !== after.get(name)).sort();
}
