import { defineConfig } from 'vitest/config';
import { getTarget } from './targets.ts';

export default defineConfig({
  test: {
    setupFiles: ['test/setup.ts'],
    include: getTarget(process.env.CHATPACT_MUTATION_TARGET ?? '').tests,
    // Stryker knows how long a test takes, and when it takes too long.
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
