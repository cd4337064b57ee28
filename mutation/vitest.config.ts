import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { getTarget } from './targets.ts';

const { tests } = getTarget(process.env.CHATPACT_MUTATION_TARGET ?? '');
const patterns = tests.map((each) => new RegExp(`/${each.replace(/[.+]/g, '\\$&').replaceAll('*', '[^/]*')}$`));
const rankOf = ({ moduleId }: TestSpecification) => patterns.findIndex((pattern) => pattern.test(moduleId));

/** In the order of the list, nearest first: the first test that notices a mutant is the last that it is brought past. */
class NearestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return [...files].sort((one, other) => rankOf(one) - rankOf(other));
  }
}

export default defineConfig({
  test: {
    setupFiles: ['test/setup.ts'],
    include: tests,
    sequence: { sequencer: NearestFirst },
    // Stryker knows how long a test takes, and when it takes too long.
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
