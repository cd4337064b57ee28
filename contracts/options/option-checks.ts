import { UsageError } from '../../usage-error.ts';

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
