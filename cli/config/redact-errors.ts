import { createRedactor } from '../../contracts/exchanges/redaction.ts';
import { UsageError } from '../../usage-error.ts';
import type { Config } from './index.ts';

/**
 * The mistake without what the configuration took from the environment: that may be a secret, and complaints quote
 * what they complain of.
 */
export function toRedactedError(error: UsageError, config: Config | undefined): UsageError {
  const { text } = createRedactor(config?.values ?? new Map());
  return new UsageError(error.code, text(error.message), { cause: error });
}

/** Runs what uses a configuration, and throws its mistakes as {@link toRedactedError} has them. */
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
