/** Of `node:timers/promises` what the mock calls. */

const sleep = (milliseconds: number) => new Promise<void>((resume) => setTimeout(resume, milliseconds));

/** A page's timers of no time take four milliseconds; a message to oneself takes none, and others are let in too. */
const nextTurn = () =>
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

export { nextTurn as setImmediate, sleep as setTimeout };
