import semver from 'semver';
import { UsageError } from '../usage-error.ts';
import { isObject, type Json } from './json.ts';
import type { OverlayAction } from './overlay.ts';

/** One known difference between a vendor's document and its servers. */
export interface Deviation {
  id: string;
  /** What is different, in one sentence. */
  what: string;
  /** How we know: a document, a source, a test, where and which version. */
  evidence: string;
  /** Semver range of the server versions that deviate; "*" for all known. */
  versions: string;
  owner: string;
  /** The first version that does not deviate any more, where the vendor has repaired it. */
  fixedIn?: string;
  /** False when nobody should get used to it (a crash, a leak): the check keeps reporting it. */
  excused: boolean;
  /** What turns the documented contract into the observed one. */
  actions: OverlayAction[];
}

const words = ['id', 'what', 'evidence', 'versions', 'owner'] as const;

/**
 * Groups the actions of a ledger (an overlay whose actions carry `x-chatpact-deviation`) by their entry. The first
 * action of an entry holds the whole entry, further ones its id alone.
 *
 * @throws UsageError `BAD_LEDGER` when an action belongs to no entry, or an entry lacks a word.
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
    for (const word of words) {
      if (typeof entry[word] !== 'string' || entry[word] === '') {
        throw new UsageError('INVALID_LEDGER', `${action.at()}: the entry needs a text "${word}".`);
      }
    }
    const { id, what, evidence, versions, owner } = entry as Record<(typeof words)[number], string>;
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
