// What a page of somebody who uses the mock does, by the names that the package exports.
import { createMock } from 'chatpact/browser';
import { createHandlers } from 'chatpact/msw';
import { setupWorker } from 'msw/browser';
import { exchange } from './exchange.ts';

globalThis.createMock = createMock;

/** Has a mock answer in place of these bases, and sends it requests by the page's own fetch. */
globalThis.ask = async (options, bases, requests) => {
  const mock = await createMock(options);
  const worker = setupWorker(...createHandlers(mock, ...bases));
  await worker.start({ quiet: true, onUnhandledRequest: 'error' });
  const received = await exchange(requests, (request) => fetch(request));
  worker.stop();
  return { received, identities: mock.identities, requests: mock.requests().length };
};
