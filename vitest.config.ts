import { defineConfig, type Plugin } from 'vitest/config';
import { builtParts } from './test/built-parts-plugin.ts';
import { packageUnderTest } from './test/package-under-test.ts';
import { globsOf, type Tier } from './test/tiers.ts';

/** Timeouts in seconds. They end hanging tests soon, and are long enough for slow tests on a busy machine. */
interface Timeouts {
  test: number;
  hook: number;
  poll: number;
}

function project(name: Tier, { test, hook, poll }: Timeouts, options: object = {}, plugins: Plugin[] = []) {
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

/** Options of projects that also test the build. */
const built = { globalSetup: ['test/build-once.ts'] };

export default defineConfig({
  plugins: [packageUnderTest()],
  test: {
    setupFiles: ['test/setup.ts'],
    // This package imports JSON in a way that Vite supports and Node.js does not.
    server: { deps: { inline: ['@actions/workflow-parser'] } },
    // By default, Vitest leaves one core free, which doubles the time on two cores.
    maxWorkers: '100%',
    projects: [
      // Test files change no shared state (see test/setup.ts), so modules are loaded only once in each worker.
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
