import { vendorNames } from '../../specs/vendors.ts';
import { UsageError } from '../../usage-error.ts';
import type { CheckOptions } from '../options/options.ts';
import { type ReadHar, readHar } from './har/read-har.ts';
import { openReplay, type Replay } from './replay.ts';
import { isHar } from './write.ts';

/** The source of a check's responses: a recording, a HAR, or else a server. */
export interface Source {
  /** The options to use in place of the given options. */
  options: CheckOptions;
  replay?: Replay;
  har?: ReadHar & {
    /** True if the server's URL is unknown. */
    isAnywhere: boolean;
  };
}

/**
 * Opens the source that the options name.
 *
 * @throws UsageError `INVALID_RECORDING` for an unreadable recording, `CONFLICTING_OPTIONS` for options that exclude each other.
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
  const fallbackUrl = new URL(first?.request.url ?? 'http://localhost').origin;
  return { options: { ...given, vendor, url: url ?? fallbackUrl }, har: { ...har, isAnywhere: url === undefined } };
}
