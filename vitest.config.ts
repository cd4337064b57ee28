import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    setupFiles: ['test/setup.ts'],
    include: ['test/**/*.test.ts', 'examples/**/*.test.ts'],
    // It imports JSON in a way that Node does not take, and Vite does.
    server: { deps: { inline: ['@actions/workflow-parser'] } },
    // Vitest would leave one core free, and on two that doubles the time.
    maxWorkers: '100%',
    // What hangs ends; what is slow on a busy machine does not fail.
    testTimeout: 120_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 60_000 } },
    coverage: {
      include: ['*.ts', 'cli/**/*.ts', 'specs/**/*.ts', 'mock/**/*.ts', 'contracts/**/*.ts', 'testing/**/*.ts'],
      // The console runs in browsers.
      exclude: ['specs/generated/**', 'mock/console/**', '*.config.ts'],
      reporter: ['text-summary', 'html'],
    },
  },
});
