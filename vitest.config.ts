import { defineConfig, type Plugin } from 'vitest/config';
import { builtParts } from './test/built-parts-plugin.ts';
import { packageUnderTest } from './test/package-under-test.ts';
import { globsOf, type Tier } from './test/tiers.ts';

/** Limits in seconds: what hangs is seen soon, and what is slow on a busy machine does not fail. */
interface Limits {
  test: number;
  hook: number;
  poll: number;
}

function project(name: Tier, { test, hook, poll }: Limits, options: object = {}, plugins: Plugin[] = []) {
  return {
    extends: true as const,
    plugins,
    test: {
      name,
      ...globsOf(name),
      testTimeout: test * 1000,
      hookTimeout: hook * 1000,
      expect: { poll: { timeout: poll * 1000 } },
      ...options,
    },
  };
}

/** For projects that test what the build made, too. */
const built = { globalSetup: ['test/build-once.ts'] };

export default defineConfig({
  plugins: [packageUnderTest()],
  test: {
    setupFiles: ['test/setup.ts'],
    // It imports JSON in a way that Node does not take, and Vite does.
    server: { deps: { inline: ['@actions/workflow-parser'] } },
    // Vitest would leave one core free, and on two that doubles the time.
    maxWorkers: '100%',
    projects: [
      // Their files leave nothing changed that others see (test/setup.ts), so that each module is loaded once a worker.
      project('unit', { test: 30, hook: 60, poll: 10 }, { isolate: false, pool: 'threads' }),
      project('core', { test: 60, hook: 90, poll: 30 }, { ...built, isolate: false }, [builtParts()]),
      project('integration', { test: 90, hook: 120, poll: 60 }, { ...built, isolate: false }, [builtParts()]),
      project('e2e', { test: 180, hook: 180, poll: 60 }, { ...built, isolate: false }, [builtParts()]),
    ],
    coverage: {
      include: ['*.ts', 'cli/**/*.ts', 'specs/**/*.ts', 'mock/**/*.ts', 'contracts/**/*.ts', 'testing/**/*.ts'],
      // The console runs in browsers.
      exclude: ['specs/generated/**', 'mock/console/**', '*.config.ts'],
      reporter: ['text-summary', 'html'],
    },
  },
});
