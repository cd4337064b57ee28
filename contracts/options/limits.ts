import { UsageError, type UsageErrorCode } from '../../usage-error.ts';

/** The least and the greatest value of a number. */
export interface Limits {
  kind: 'integer' | 'number' | 'milliseconds';
  /** The code of the error for another value. */
  code: UsageErrorCode;
  min: number;
  max: number;
}

export const integerFrom = (min: number, max: number, code: UsageErrorCode): Limits => ({
  ...{ kind: 'integer', code, min, max },
});
export const numberFrom = (min: number, max: number, code: UsageErrorCode): Limits => ({
  ...{ kind: 'number', code, min, max },
});
export const millisecondsUpTo = (max: number): Limits => ({
  ...{ kind: 'milliseconds', code: 'INVALID_TIMEOUT', min: 1, max },
});

/**
 * Checks a number. Messages count durations in seconds, as the command line does.
 *
 * @param name The option, as messages name it.
 * @throws UsageError with the code of the limits.
 */
export function assertWithin(name: string, value: number, { kind, code, min, max }: Limits): void {
  if (value >= min && value <= max && (kind !== 'integer' || Number.isInteger(value))) return;
  const messages: Record<Limits['kind'], string> = {
    integer: `Expected an integer from ${min} to ${max} for ${name}, got ${value}.`,
    number: `Expected a number from ${min} to ${max} for ${name}, got ${value}.`,
    milliseconds: `Expected ${min / 1000} to ${max / 1000} seconds for ${name}, got ${value / 1000}.`,
  };
  throw new UsageError(code, messages[kind]);
}
