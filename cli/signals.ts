/** Signals that ask a program to stop, and the exit codes that shells expect for them. */
export const signalCodes = { SIGINT: 130, SIGTERM: 143 } as const;
export type EndSignal = keyof typeof signalCodes;
export type SignalCode = (typeof signalCodes)[EndSignal];

const signals = Object.keys(signalCodes) as EndSignal[];

/**
 * Milliseconds in which a repeated signal counts as the same one. The terminal sends Ctrl+C to npm or npx and to this
 * process, and npm forwards it once more.
 */
const echoMs = 500;

/**
 * Calls back at the first signal. A later signal, except for the repeated one, ends the process at once by the default
 * action.
 *
 * @returns A function that stops listening.
 */
export function onEndSignal(handle: (signal: EndSignal) => void): () => void {
  let isReceived = false;
  const listen = (signal: EndSignal) => {
    if (isReceived) return;
    isReceived = true;
    setTimeout(off, echoMs).unref();
    handle(signal);
  };
  const off = () => {
    for (const signal of signals) process.off(signal, listen);
  };
  for (const signal of signals) process.on(signal, listen);
  return off;
}

/** Resolves at the first signal; see {@link onEndSignal}. */
export function waitForEndSignal(): Promise<EndSignal> {
  return new Promise((resolve) => onEndSignal(resolve));
}

/**
 * Ends the process at a signal without another listener. The kernel applies no default action to the first process of a
 * container, so that it would ignore the signal.
 */
export function endOnSignalAsInit(): void {
  for (const signal of signals) {
    process.on(signal, () => {
      if (process.listenerCount(signal) === 1) process.exit(signalCodes[signal]);
    });
  }
}
