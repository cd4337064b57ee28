import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { getTarget } from './targets.ts';

const { tests } = getTarget(process.env.CHATPACT_MUTATION_TARGET ?? '');
const patterns = tests.map((each) => new RegExp(`/${each.replace(/[.+]/g, '\\$&').replaceAll('*', '[^/]*')}$`));
const rankOf = ({ moduleId }: TestSpecification) => patterns.findIndex((pattern) => pattern.test(moduleId));

/** Runs files in the order of the list, nearest first: a mutant is done as soon as a test detects it. */
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
    // Stryker has its own timeouts.
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
