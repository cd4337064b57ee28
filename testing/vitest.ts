import { test as base, expect } from 'vitest';
import type { Mock } from '../mock/library/mock.ts';
import type { OwnWorkspace } from '../mock/library/workspace.ts';
import type { MockOptions } from '../mock/options.ts';
import { createMock } from '../mock/server.ts';
import { type HonourOptions, matchers } from './matchers.ts';

expect.extend(matchers);

declare module 'vitest' {
  // The parameter has to be named as Vitest names it.
  // biome-ignore lint/suspicious/noExplicitAny: as Vitest declares it.
  interface Matchers<T = any> {
    /** An answer is as its operation documents it, known deviations of real servers aside. */
    toHonour(operation: string, options?: HonourOptions): Promise<void>;
  }
}

/** What {@link createTest} adds to a test's context. */
export interface MockFixtures {
  /** One for all tests of a file. */
  mock: Mock;
  /** One for each test, dropped after it. */
  workspace: OwnWorkspace;
}

let count = 0;

/**
 * Vitest's `test` with a mock for each file and a workspace for each test.
 *
 * @example
 * const test = createTest({ scale: 0.1 });
 * test('agents see their inbox', async ({ workspace }) => {
 *   const headers = workspace.headers('chatwoot', 'agent');
 *   const response = await fetch(`${workspace.url}/api/v1/accounts/1/conversations`, { headers });
 *   await expect(response).toHonour('conversationList');
 * });
 */
export function createTest(options: MockOptions = {}) {
  return base.extend<MockFixtures>({
    mock: [
      // biome-ignore lint/correctness/noEmptyPattern: Vitest reads from the pattern what a fixture needs.
      async ({}, use) => {
        await using mock = await createMock(options);
        await use(mock);
      },
      { scope: 'file' },
    ],
    workspace: async ({ mock }, use) => {
      count += 1;
      await using workspace = await mock.workspace(`test-${count}`);
      await use(workspace);
    },
  });
}

/** {@link createTest} with a mock's usual history. */
export const test = createTest();

export { expect };
