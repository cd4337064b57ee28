import type { Server } from 'node:http';
import { isDeepStrictEqual } from 'node:util';
import type { OnRequest } from '../../mock/journal/request-listener.ts';
import type { MockOptions } from '../../mock/options.ts';
import { type Mock, startMock } from '../../mock/server.ts';
import { once } from '../../once.ts';

type Started = Promise<{ mock: Mock; server: Server }>;

interface SharedMock {
  owner: string;
  /** Without listeners, which are other functions at each restart. */
  options: MockOptions;
  /** Of the latest server. */
  listeners: readonly OnRequest[];
  start(): Started;
  isStarted: boolean;
  userCount: number;
}

const shared = new Set<SharedMock>();

/** One server's use of a mock. */
export interface Lease {
  /** Whether the same owner still uses a mock with other options, whose state this one does not have. */
  isReplacement: boolean;
  /** Starts the mock at the first call. */
  start(): Started;
  /** Ends the use. The last one closes the mock. */
  release(): Promise<void>;
}

/**
 * Lends the mock with these options. When Vite restarts, the new server borrows it before the old one releases it, so the
 * mock keeps its state as long as its options are the same.
 *
 * @param owner The project that uses the mock. Two projects share none.
 * @param onRequest Receives each request from now on, in place of the listener of an earlier server.
 */
export function borrowMock(owner: string, given: MockOptions, onRequest?: OnRequest): Lease {
  const { onRequest: ofUser, ...options } = given;
  const own = [...shared].filter((each) => each.owner === owner);
  const same = own.find((each) => isDeepStrictEqual(each.options, options));
  const found = same ?? share(owner, options);
  found.userCount += 1;
  found.listeners = [onRequest, ofUser].flatMap((each) => each ?? []);
  const release = once(async () => {
    found.userCount -= 1;
    if (found.userCount > 0) return;
    shared.delete(found);
    // A mock that did not start has reported its error.
    if (found.isStarted)
      await found.start().then(
        ({ mock }) => mock.close(),
        () => {},
      );
  });
  return { isReplacement: !same && own.length > 0, start: found.start, release };
}

function share(owner: string, options: MockOptions): SharedMock {
  const start = once(() => {
    created.isStarted = true;
    // The mock logs the errors of listeners, also of those that return a promise.
    const onRequest: OnRequest = (entry) => Promise.all(created.listeners.map((listener) => listener(entry)));
    return startMock({ ...options, onRequest }).catch((error: unknown) => {
      // The next server tries again: the cause may be repaired by then.
      shared.delete(created);
      throw error;
    });
  });
  const created: SharedMock = { owner, options, listeners: [], start, isStarted: false, userCount: 0 };
  shared.add(created);
  return created;
}
