import { createRedactor } from '../../contracts/exchanges/redaction.ts';
import { UsageError } from '../../usage-error.ts';
import type { Config } from './index.ts';

/**
 * Returns the error without values that the configuration took from the environment. Error messages quote invalid values,
 * which may be secrets.
 */
export function toRedactedError(error: UsageError, config: Config | undefined): UsageError {
  const { text } = createRedactor(config?.values ?? new Map());
  return new UsageError(error.code, text(error.message), { cause: error });
}

/** Calls a function that uses a configuration, and rethrows its usage errors with {@link toRedactedError}. */
export async function withRedactedErrors<Result>(
  config: Config | undefined,
  run: () => Promise<Result>,
): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    throw error instanceof UsageError ? toRedactedError(error, config) : error;
  }
}
