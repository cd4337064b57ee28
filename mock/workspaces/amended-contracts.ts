import semver from 'semver';
import type { Contract } from '../../specs/contract.ts';
import type { InitialState } from './initial-state.ts';
import { getVendorValue } from './worlds.ts';

/** The contracts of one workspace: the documented ones, amended for its profile and versions. */
export class AmendedContracts {
  readonly #documented: ReadonlyMap<string, Contract>;
  readonly #versionOf: (vendor: string) => string;
  /** Created on demand. */
  readonly #amended = new Map<string, Contract>();

  /** @param versionOf Returns the version of a vendor's emulated server. */
  constructor(documented: ReadonlyMap<string, Contract>, versionOf: (vendor: string) => string) {
    this.#documented = documented;
    this.#versionOf = versionOf;
  }

  /** @param initialState The same for each call, until {@link clear} is called. */
  get(vendor: string, initialState: Pick<InitialState, 'profile'>): Contract {
    const known = this.#amended.get(vendor);
    if (known) return known;
    const amended = amend(getVendorValue(this.#documented, vendor), this.#versionOf(vendor), initialState);
    this.#amended.set(vendor, amended);
    return amended;
  }

  clear(): void {
    this.#amended.clear();
  }
}

/** Applies the deviations of the emulated version, in the observed profile. */
function amend(documented: Contract, version: string, { profile }: Pick<InitialState, 'profile'>): Contract {
  if (profile === 'documented') return documented;
  const applies = documented.ledger.filter(({ versions }) => semver.satisfies(version, versions));
  return documented.amend(applies.map(({ id }) => id));
}
