import semver from 'semver';
import { UsageError } from '../usage-error.ts';
import type { OverlayAction } from './documents/overlay.ts';
import { isObject, type Json } from './json/json.ts';

/** One known difference between a vendor's document and its servers. */
export interface Deviation {
  id: string;
  /** The difference in one sentence. */
  what: string;
  /** The source of the fact: a document, source code or a test, with its location and version. */
  evidence: string;
  /** Semver range of the server versions that deviate; "*" for all known. */
  versions: string;
  owner: string;
  /** The first version without the deviation, if the vendor has fixed it. */
  fixedIn?: string;
  /** False for deviations that the check keeps reporting, such as a crash or a leak. */
  excused: boolean;
  /** The actions that change the documented contract to the observed one. */
  actions: OverlayAction[];
}

const requiredKeys = ['id', 'what', 'evidence', 'versions', 'owner'] as const;

/**
 * Groups the actions of a ledger (an overlay whose actions have `x-chatpact-deviation`) by entry. The first action of an entry
 * has the whole entry, further actions only its id.
 *
 * @throws UsageError `INVALID_LEDGER` for an action without an entry, or an entry without a required key.
 */
export function readLedger(actions: readonly OverlayAction[]): Deviation[] {
  const ledger = new Map<string, Deviation>();
  for (const action of actions) {
    const entry = action.raw['x-chatpact-deviation'];
    if (typeof entry === 'string') {
      const deviation = ledger.get(entry);
      if (!deviation) throw new UsageError('INVALID_LEDGER', `${action.at()}: no entry above has the id "${entry}".`);
      deviation.actions.push(action);
      continue;
    }
    if (!isObject(entry)) {
      throw new UsageError(
        'INVALID_LEDGER',
        `${action.at()}: x-chatpact-deviation is missing. Expected an entry, or the id of an entry above.`,
      );
    }
    for (const key of requiredKeys) {
      if (typeof entry[key] !== 'string' || entry[key] === '') {
        throw new UsageError('INVALID_LEDGER', `${action.at()}: the entry needs "${key}", a string.`);
      }
    }
    const { id, what, evidence, versions, owner } = entry as Record<(typeof requiredKeys)[number], string>;
    if (ledger.has(id))
      throw new UsageError('INVALID_LEDGER', `${action.at()}: an entry above has the id "${id}" already.`);
    if (!semver.validRange(versions)) {
      throw new UsageError(
        'INVALID_LEDGER',
        `${action.at()}: expected a semver range such as ">=4.10.0" for versions, got "${versions}".`,
      );
    }
    const fixedIn = readFixedIn(entry.fixedIn, action);
    const excused = entry.excused !== false;
    ledger.set(id, { id, what, evidence, versions, owner, fixedIn, excused, actions: [action] });
  }
  return [...ledger.values()];
}

function readFixedIn(value: Json | undefined, { at }: OverlayAction): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'string' && semver.valid(value)) return value;
  throw new UsageError('INVALID_LEDGER', `${at()}: expected a version x.y.z for fixedIn.`);
}
