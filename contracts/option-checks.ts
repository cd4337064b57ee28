import { UsageError } from '../usage-error.ts';

/** A base URL, of a target unless otherwise said. Throws UsageError `BAD_OPTION` for one that is none, or that holds a secret. */
export function readUrl(text: string, what = 'target'): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') {
    throw new UsageError('BAD_OPTION', `The ${what} must be an http or https URL, https://chat.example.com for one.`);
  }
  // Neither is quoted: what is wrong with them is that they hold secrets.
  if (url.username !== '' || url.password !== '') {
    throw new UsageError(
      'BAD_OPTION',
      `The URL of the ${what} holds a user or a password; take them out of it. They would end up in reports.`,
    );
  }
  if (url.search !== '' || url.hash !== '') {
    throw new UsageError(
      'BAD_OPTION',
      `The URL of the ${what} must end with its path: take out what follows "?" or "#".`,
    );
  }
  return url;
}

/** What to say to whoever updates a baseline by less than a whole check. */
export function refuseUpdate(): UsageError {
  const hint = 'leave out --shard, --only and --exclude, and replay no HAR';
  return new UsageError('BAD_OPTION', `A baseline is updated by a whole check: ${hint}.`);
}

// What a part of the plan does not ask about would be dropped as if it were repaired.
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
  if (baseline === undefined) throw new UsageError('BAD_OPTION', 'Say which baseline to update: --baseline FILE.');
  if (shard || only || exclude) throw refuseUpdate();
}

/** Throws UsageError `BAD_OPTION` unless it is a whole number of a range. */
/** Throws UsageError `BAD_OPTION` for what is no list. */
export function assertList<Item>(name: string, list: readonly Item[]): readonly Item[] {
  if (Array.isArray(list)) return list;
  throw new UsageError('BAD_OPTION', `Expected a list for ${name}, got a ${typeof list}.`);
}

export function assertCount(name: string, value: number, least: number, most: number): number {
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new UsageError('BAD_OPTION', `${name} must be a whole number from ${least} to ${most}; it is ${value}.`);
}

// In seconds, in which the command line counts; whoever counts in milliseconds understands them too.
export function assertDuration(name: string, milliseconds: number, most: number): number {
  if (milliseconds >= 1 && milliseconds <= most) return milliseconds;
  throw new UsageError(
    'BAD_OPTION',
    `The ${name} must be from 0.001 to ${most / 1000} seconds; it is ${milliseconds / 1000}.`,
  );
}

/** Throws UsageError `BAD_OPTION` unless it is of a range. */
export function assertRange(name: string, value: number, least: number, most: number): number {
  if (value >= least && value <= most) return value;
  throw new UsageError('BAD_OPTION', `${name} must be from ${least} to ${most}; it is ${value}.`);
}
