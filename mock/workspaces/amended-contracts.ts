import semver from 'semver';
import type { Contract } from '../../specs/contract.ts';
import type { InitialState } from './initial-state.ts';
import { getVendorValue } from './worlds.ts';

/** The contracts of one workspace: the documented ones, amended for its profile and versions. */
export class AmendedContracts {
  readonly #documented: ReadonlyMap<string, Contract>;
  /** Created on demand. */
  readonly #amended = new Map<string, Contract>();

  constructor(documented: ReadonlyMap<string, Contract>) {
    this.#documented = documented;
  }

  /** @param initialState The same for each call, until {@link clear} is called. */
  get(vendor: string, initialState: InitialState): Contract {
    const known = this.#amended.get(vendor);
    if (known) return known;
    const amended = amend(getVendorValue(this.#documented, vendor), vendor, initialState);
    this.#amended.set(vendor, amended);
    return amended;
  }

  clear(): void {
    this.#amended.clear();
  }
}

/** Applies the deviations of the emulated version, in the observed profile. */
function amend(documented: Contract, vendor: string, { profile, versions }: InitialState): Contract {
  if (profile === 'documented') return documented;
  const version = versions[vendor as keyof InitialState['versions']];
  const applies = documented.ledger.filter(({ versions }) => semver.satisfies(version, versions));
  return documented.amend(applies.map(({ id }) => id));
}
