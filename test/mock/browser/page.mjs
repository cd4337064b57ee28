// The script of a user's page. It imports the mock by the names that the package exports.
import { createMock } from 'chatpact/browser';
import { createHandlers } from 'chatpact/msw';
import { setupWorker } from 'msw/browser';
import { exchange } from './exchange.ts';

globalThis.createMock = createMock;

/** Lets a mock handle these base URLs, and sends requests to them with the page's fetch. */
globalThis.ask = async (options, bases, requests) => {
  const mock = await createMock(options);
  const worker = setupWorker(...createHandlers(mock, ...bases));
  await worker.start({ quiet: true, onUnhandledRequest: 'error' });
  const received = await exchange(requests, (request) => fetch(request));
  worker.stop();
  return { received, identities: mock.identities, requests: mock.requests().length };
};
