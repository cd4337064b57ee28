import { UsageError, type UsageErrorCode } from '../../usage-error.ts';

/**
 * Reads the base URL of a server.
 *
 * @param what What the URL is for, as messages name it.
 * @throws UsageError `INVALID_URL`, or `CREDENTIALS_IN_URL` for one with a user or password.
 */
export function readUrl(text: string, what = 'target'): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') {
    throw new UsageError(
      'INVALID_URL',
      `Expected an http or https URL for the ${what}, such as https://chat.example.com.`,
    );
  }
  // These messages do not quote the URL, which contains secrets.
  if (url.username !== '' || url.password !== '') {
    throw new UsageError(
      'CREDENTIALS_IN_URL',
      `The URL of the ${what} contains a user name or password, which reports would show. Remove them from the URL.`,
    );
  }
  if (url.search !== '' || url.hash !== '') {
    throw new UsageError(
      'INVALID_URL',
      `Expected a URL without query and fragment for the ${what}. Remove what follows "?" or "#".`,
    );
  }
  return url;
}

/** Returns the error for a baseline update by a check that covers only a part. */
export function refuseUpdate(): UsageError {
  const hint = 'Leave out --shard, --only and --exclude, and do not replay a HAR';
  return new UsageError('PARTIAL_BASELINE_UPDATE', `--baseline-update needs a complete check. ${hint}.`);
}

// An update would drop the entries of all cases that did not run, as if they were repaired.
export function assertWholeUpdate({
  baseline,
  shard,
  only,
  exclude,
}: {
  baseline?: string;
  shard?: object;
  only?: object;
  exclude?: object;
}): void {
  if (baseline === undefined) throw new UsageError('MISSING_BASELINE', '--baseline-update requires --baseline FILE.');
  if (shard || only || exclude) throw refuseUpdate();
}

/** Returns a list. Throws UsageError `INVALID_LIST` for any other value. */
export function assertList<Item>(name: string, list: readonly Item[]): readonly Item[] {
  if (Array.isArray(list)) return list;
  throw new UsageError('INVALID_LIST', `Expected a list for ${name}, got a value of type ${typeof list}.`);
}

/** A number of an option, and the code of the error for a wrong one. */
interface NumberOption {
  /** As messages name it: the option of the library and the flag. */
  name: string;
  code: UsageErrorCode;
  min: number;
  max: number;
}

/** Returns an integer within the option's limits. Throws UsageError with the option's code. */
export function assertCount(value: number, { name, code, min, max }: NumberOption): number {
  if (Number.isInteger(value) && value >= min && value <= max) return value;
  throw new UsageError(code, `Expected an integer from ${min} to ${max} for ${name}, got ${value}.`);
}

/** Returns a number within the option's limits. Throws UsageError with the option's code. */
export function assertRange(value: number, { name, code, min, max }: NumberOption): number {
  if (value >= min && value <= max) return value;
  throw new UsageError(code, `Expected a number from ${min} to ${max} for ${name}, got ${value}.`);
}

/**
 * Returns milliseconds from 1 to `maxMs`. Messages count in seconds, as the command line does.
 *
 * @throws UsageError `INVALID_TIMEOUT`.
 */
export function assertDuration(name: string, milliseconds: number, maxMs: number): number {
  if (milliseconds >= 1 && milliseconds <= maxMs) return milliseconds;
  const expected = `Expected 0.001 to ${maxMs / 1000} seconds for ${name}`;
  throw new UsageError('INVALID_TIMEOUT', `${expected}, got ${milliseconds / 1000}.`);
}
