/** Signals that ask a program to end, and what a shell expects it to end with then. */
export const signalCodes = { SIGINT: 130, SIGTERM: 143 } as const;
export type EndSignal = keyof typeof signalCodes;
export type SignalCode = (typeof signalCodes)[EndSignal];

const signals = Object.keys(signalCodes) as EndSignal[];

/**
 * Milliseconds in which a signal that comes again is the same one: npm and npx pass Ctrl+C on to what they started, to
 * which the terminal has sent it already.
 */
const echoMs = 500;

/**
 * Calls back at the first signal to end. What comes after it, but for its echo, ends the process at once, as if nobody
 * listened.
 *
 * @returns What stops listening.
 */
export function onEnd(handle: (signal: EndSignal) => void): () => void {
  let isTold = false;
  const listen = (signal: EndSignal) => {
    if (isTold) return;
    isTold = true;
    setTimeout(off, echoMs).unref();
    handle(signal);
  };
  const off = () => {
    for (const signal of signals) process.off(signal, listen);
  };
  for (const signal of signals) process.on(signal, listen);
  return off;
}

/** Resolves at the first signal to end; see {@link onEnd}. */
export function waitForEnd(): Promise<EndSignal> {
  return new Promise((resolve) => onEnd(resolve));
}

/**
 * Ends the process at a signal that nobody else listens to. Without it the first process of a container, to which the
 * kernel applies no default action, would go on.
 */
export function endAsInit(): void {
  for (const signal of signals) {
    process.on(signal, () => {
      if (process.listenerCount(signal) === 1) process.exit(signalCodes[signal]);
    });
  }
}
