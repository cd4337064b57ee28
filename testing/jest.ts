import { UsageError } from '../usage-error.ts';
import { type HonourOptions, matchers } from './matchers.ts';

declare global {
  // Jest's types (@types/jest) declare this namespace. TypeScript requires their type parameters.
  namespace jest {
    interface Matchers<R, T> {
      /** Passes if a response matches the contract of its operation. Known deviations of real servers pass unless `strict` is set. */
      toHonour(operation: string, options?: HonourOptions): Promise<void>;
    }
  }
}

/** The global `expect` of Jest, as far as this module uses it. */
type JestGlobals = typeof globalThis & { expect?: { extend(added: typeof matchers): void } };

const { expect }: JestGlobals = globalThis;
if (!expect) {
  throw new UsageError(
    'NO_GLOBAL_EXPECT',
    'chatpact/jest found no global expect. Name it in setupFilesAfterEnv of Jest, or pass the matchers of chatpact/matchers to expect.extend().',
  );
}
expect.extend(matchers);
