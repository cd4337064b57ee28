// The part of `node:timers/promises` that the mock uses.

const sleep = (milliseconds: number) => new Promise<void>((resume) => setTimeout(resume, milliseconds));

/** Yields to other tasks with a message, because a timer of a page takes at least four milliseconds. */
const yieldToTasks = () =>
  new Promise<void>((resume) => {
    const { port1, port2 } = new MessageChannel();
    const arrive = () => {
      port1.close();
      resume();
    };
    port1.addEventListener('message', arrive);
    port1.start();
    port2.postMessage(undefined);
  });

export { sleep as setTimeout, yieldToTasks as setImmediate };
