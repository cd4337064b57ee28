import { vendorNames } from '../../specs/vendors.ts';
import { UsageError } from '../../usage-error.ts';
import type { CheckOptions } from '../options.ts';
import { type ReadHar, readHar } from './har/read-har.ts';
import { openReplay, type Replay } from './replay.ts';
import { isHar } from './write.ts';

/** Where the answers of a check come from: a server, unless one of the others is there. */
export interface Source {
  /** What is checked, in place of the options that were given. */
  options: CheckOptions;
  replay?: Replay;
  har?: ReadHar & {
    /** Nobody said where the server is. */
    isAnywhere: boolean;
  };
}

/**
 * Looks where the answers are to come from.
 *
 * @throws UsageError `INVALID_RECORDING` for a recording that is none, `CONFLICTING_OPTIONS` where the options do not go together.
 */
export async function openSource(given: CheckOptions): Promise<Source> {
  const { replay: path, record } = given;
  if (path === undefined) return { options: given };
  if (record !== undefined)
    throw new UsageError('CONFLICTING_OPTIONS', 'Pass record (--record) or replay (--replay), not both.');
  if (!isHar(path)) {
    const replay = await openReplay(path, given);
    return { options: replay.options, replay };
  }
  const har = await readHar(path);
  const vendor = given.vendor || har.own?.vendor;
  if (vendor === undefined)
    throw new UsageError(
      'MISSING_VENDOR',
      `${path} does not name its vendor. Pass --vendor ${vendorNames.join(' or --vendor ')}.`,
    );
  const url = given.url || har.own?.url;
  const [first] = har.entries;
  const somewhere = new URL(first?.request.url ?? 'http://localhost').origin;
  return { options: { ...given, vendor, url: url ?? somewhere }, har: { ...har, isAnywhere: url === undefined } };
}
