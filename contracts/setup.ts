import { existsSync } from 'node:fs';
import { type Contract, loadContract } from '../specs/contract.ts';
import type { VendorName } from '../specs/vendors.ts';
import { UsageError } from '../usage-error.ts';
import { type Credentials, readVariables, toCredentials, type Variables } from './credentials/credentials.ts';
import { assertGivenIds } from './options/given-ids.ts';
import { withGivenValues, withSkip } from './options/operation-options.ts';
import type { CheckOptions } from './options/options.ts';
import { type ResolvedOptions, resolveOptions } from './options/resolve-options.ts';
import { takeShard } from './options/shard.ts';
import { assertUserHeaders, listUserHeaders } from './options/user-headers.ts';
import type { Case } from './plan/case.ts';
import { planCases } from './plan/plan-cases.ts';
import { toUsualWindow } from './plan/window.ts';
import { ruleCheck } from './plugins/judge-rules.ts';
import type { Rule } from './plugins/rule.ts';
import { readPlugins, withPlugins } from './plugins/with-plugins.ts';
import type { FileLocation } from './results/file-location.ts';
import { type Selection, selectCases } from './selection/select-cases.ts';
import {
  type Baseline,
  emptyBaseline,
  type LocatedBaseline,
  readLocatedBaseline,
} from './suppressions/baseline/baseline.ts';
import type { VendorCheck } from './vendor.ts';
import { getVendorCheck } from './vendors/index.ts';

/** Everything that a check needs before its first request. */
export interface Setup {
  options: ResolvedOptions;
  /** The vendor's data, with the additions of plugins. */
  vendor: VendorCheck;
  /** Rules of plugins for single responses. */
  rules: readonly Rule[];
  variables: Variables;
  credentials: Credentials;
  /** The contract to judge the target by. */
  contract: Contract;
  /** The vendor's own contract, which says how to request the version. */
  published: Contract;
  /** The baseline; undefined if no file was given. */
  baseline?: Baseline;
  /** Lines of the baseline's entries by fingerprint. */
  baselinePlaces?: ReadonlyMap<string, FileLocation>;
}

/**
 * Validates the options and reads the files that they name.
 *
 * @throws UsageError for a mistake in the options, the document, a ledger or the credentials. Missing credentials are
 *   allowed here.
 */
export async function prepare(raw: CheckOptions): Promise<Setup> {
  const settled = resolveOptions(raw);
  const plugins = readPlugins(settled.plugins);
  const check = getVendorCheck(raw.vendor, plugins);
  const { declaration } = check;
  assertUserHeaders(settled, check);
  toUsualWindow(new Date(), settled.since, settled.until);
  const variables = await readVariables(settled.credentials, settled.credentialsFile);
  const published = await loadContract({ vendor: declaration });
  const { document, ledgers = [], specRoots } = settled;
  const isOwn = document === undefined && ledgers.length === 0;
  const whole = isOwn ? published : await loadContract({ vendor: declaration, document, ledgers, specRoots });
  const own = { ...check, userHeaders: listUserHeaders(settled) };
  const { vendor, rules, operations } = withPlugins(own, whole, plugins, settled);
  const options = { ...settled, operations };
  assertGivenIds(vendor, raw, variables, listPathParameters(whole));
  const credentials = toCredentials(vendor, variables);
  const contract = withGivenValues(whole, operations);
  const { baseline, places: baselinePlaces } = (await findBaseline(options, declaration.name)) ?? {};
  return { options, vendor, rules, variables, credentials, contract, published, baseline, baselinePlaces };
}

function listPathParameters({ operations }: Contract): ReadonlySet<string> {
  const inPaths = operations.flatMap(({ parameters }) => parameters.filter((each) => each.in === 'path'));
  return new Set(inPaths.map(({ name }) => name));
}

/** Reads the given baseline. With `baselineUpdate` the file may be missing. */
async function findBaseline(
  { baseline, baselineUpdate }: ResolvedOptions,
  vendor: VendorName,
): Promise<LocatedBaseline | undefined> {
  if (baseline === undefined) return undefined;
  const isMissing = !baseline.includes('://') && !existsSync(baseline);
  if (isMissing && !baselineUpdate) {
    const remedy = 'Check the path, or run the check once with --baseline-update to create the file';
    throw new UsageError('UNREADABLE_FILE', `Can't read ${baseline}: no such file. ${remedy}.`);
  }
  const isNew = isMissing;
  return isNew ? { baseline: emptyBaseline(vendor), places: new Map() } : await readLocatedBaseline(baseline, vendor);
}

/** Plans the cases of a check: of the whole contract, or of the selected part. */
export function plan(setup: Setup): Case[] {
  return planSelected(setup).cases;
}

/** Like {@link plan}, and also returns what `only` and `exclude` left out. */
export function planSelected({ contract, vendor, credentials, options, rules }: Setup): {
  cases: Case[];
  selection?: Selection;
} {
  const { allowWrites, strictInput } = options;
  const cases = planCases({ contract, vendor, credentials, allowWrites, strictInput });
  const { cases: selected, selection } = selectCases(cases, contract, options, rules.length > 0 ? [ruleCheck.id] : []);
  const own = takeShard(selected, options.shard).map((each) => withSkip(each, options.operations));
  return { cases: own, selection };
}
