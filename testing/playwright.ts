import { test as base, expect as baseExpect } from '@playwright/test';
import type { Mock } from '../mock/library/mock.ts';
import type { OwnWorkspace } from '../mock/library/workspace.ts';
import type { MockOptions } from '../mock/options.ts';
import { createMock } from '../mock/server.ts';
import { matchers } from './matchers.ts';

/** Fixtures of each test. */
export interface TestFixtures {
  /** A workspace for each test, which is dropped after it. */
  workspace: OwnWorkspace;
}

/** Fixtures that all tests of a worker share. */
export interface WorkerFixtures {
  /** Options of the mock. Set them with `use` in Playwright's configuration, or with `test.use`. */
  mockOptions: MockOptions;
  mock: Mock;
}

/**
 * Playwright's `test` with a mock for each worker and a workspace for each test.
 *
 * @example
 * test('the dashboard counts resolved conversations', async ({ page, workspace }) => {
 *   await page.goto(`/?api=${workspace.url}`);
 * });
 */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  mockOptions: [{}, { option: true, scope: 'worker' }],
  mock: [
    async ({ mockOptions }, use) => {
      await using mock = await createMock(mockOptions);
      await use(mock);
    },
    { scope: 'worker' },
  ],
  workspace: async ({ mock }, use, { testId, retry }) => {
    await using workspace = await mock.workspace(`${testId}-${retry}`);
    await use(workspace);
  },
});

/** Playwright's `expect` with {@link matchers}, for responses of fetch, of Playwright's API requests and of pages. */
export const expect = baseExpect.extend(matchers);
