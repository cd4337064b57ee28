import { test as base, expect } from 'vitest';
import type { Mock } from '../mock/library/mock.ts';
import type { OwnWorkspace } from '../mock/library/workspace.ts';
import type { MockOptions } from '../mock/options.ts';
import { createMock } from '../mock/server.ts';
import { type HonourOptions, matchers } from './matchers.ts';

expect.extend(matchers);

declare module 'vitest' {
  // TypeScript requires the same name of the type parameter as in Vitest.
  // biome-ignore lint/suspicious/noExplicitAny: Vitest declares it with any.
  interface Matchers<T = any> {
    /** Passes if a response matches the contract of its operation. Known deviations of real servers pass unless `strict` is set. */
    toHonour(operation: string, options?: HonourOptions): Promise<void>;
  }
}

/** Fixtures that {@link createTest} adds to the context of a test. */
export interface MockFixtures {
  /** One mock for all tests of a file. */
  mock: Mock;
  /** A workspace for each test, which is dropped after it. */
  workspace: OwnWorkspace;
}

let workspaceCount = 0;

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
      // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the dependencies of a fixture from this pattern.
      async ({}, use) => {
        await using mock = await createMock(options);
        await use(mock);
      },
      { scope: 'file' },
    ],
    workspace: async ({ mock }, use) => {
      workspaceCount += 1;
      await using workspace = await mock.workspace(`test-${workspaceCount}`);
      await use(workspace);
    },
  });
}

/** A test of {@link createTest} with default options. */
export const test = createTest();

export { expect };
