import { UsageError } from '../../usage-error.ts';
import type { RunAdminRoute } from '../admin/administer.ts';
import type { CommandLog } from '../storage/command-log.ts';
import type { Mock } from './mock.ts';

/** What the library's objects use to reach the mock. */
export interface MockAccess {
  administer: RunAdminRoute;
  handle: Mock['handle'];
  submit: CommandLog['submit'];
  isClosed(): boolean;
}

/** Wraps the ways into a mock: after it was closed they throw UsageError `MOCK_CLOSED`. */
export function guardAccess({
  administer,
  handle,
  log,
  isClosed,
}: Pick<MockAccess, 'administer' | 'handle' | 'isClosed'> & { log: CommandLog }): MockAccess {
  const assertOpen = () => {
    if (isClosed()) throw new UsageError('MOCK_CLOSED', 'The mock was closed. Create another one with createMock().');
  };
  return {
    administer(command) {
      assertOpen();
      return administer(command);
    },
    async handle(request) {
      assertOpen();
      return handle(request);
    },
    submit(command) {
      assertOpen();
      return log.submit(command);
    },
    isClosed,
  };
}
