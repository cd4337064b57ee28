import type { Contract } from '../../specs/contract.ts';
import { suggest } from '../../specs/suggest.ts';
import { UsageError } from '../../usage-error.ts';
import type { Case } from '../plan/case.ts';
import { toPlainText } from '../results/finding.ts';
import { type Selectable, toSelectable } from './selectable.ts';
import { parseSelector, type Selector, selectorKinds } from './selector.ts';

/** The selectors of a check. */
export interface Selectors {
  only?: readonly string[];
  exclude?: readonly string[];
}

/** What the selectors leave out, for the report. */
export interface Selection extends Selectors {
  /** Number of cases in the whole plan. */
  planned: number;
  /** Number of cases that were left out. */
  excluded: number;
  /** Checks of the plan that ran for no response. */
  checks?: string[];
}

/**
 * Selects the cases that match one of `only` (all cases without it) and none of `exclude`, each with its remaining checks.
 *
 * @param optional Ids of additional checks of single responses.
 * @throws UsageError `UNMATCHED_SELECTOR` for a selector that matches no case, and if no case is left.
 */
export function selectCases(
  cases: readonly Case[],
  contract: Contract,
  { only, exclude }: Selectors,
  optional: readonly string[] = [],
): { cases: Case[]; selection?: Selection } {
  if (!only && !exclude) return { cases: [...cases] };
  const all = cases.map((each) => toSelectable(each, contract, optional));
  const wanted = only && read(only, all, 'every');
  const unwanted = read(exclude ?? [], all, 'some');
  const left = cases.flatMap((each, index): Case[] => {
    const selectable = all[index];
    if (!selectable) return [];
    const taken = wanted ? wanted.flatMap((selector) => selector.fit(selectable, 'every') ?? []) : selectable.checks;
    const dropped = unwanted.flatMap((selector) => selector.fit(selectable, 'some') ?? []);
    const checks = selectable.checks.filter((check) => taken.includes(check) && !dropped.includes(check));
    if (checks.length === 0) return [];
    return [checks.length === selectable.checks.length ? each : { ...each, checks }];
  });
  if (left.length === 0) {
    throw new UsageError('EMPTY_SELECTION', 'No case is left: --exclude matches every case that --only selects.');
  }
  const remaining = new Set(left.flatMap((each) => each.checks ?? toSelectable(each, contract, optional).checks));
  const checks = [...new Set(all.flatMap((each) => each.checks))].filter((check) => !remaining.has(check));
  const selection: Selection = { only, exclude, planned: cases.length, excluded: cases.length - left.length };
  return { cases: left, selection: checks.length === 0 ? selection : { ...selection, checks } };
}

function read(texts: readonly string[], all: readonly Selectable[], of: 'some' | 'every'): Selector[] {
  return texts.map((text) => {
    const selector = parseSelector(text);
    if (all.some((each) => selector.fit(each, of) !== undefined)) return selector;
    throw new UsageError('UNMATCHED_SELECTOR', `No case matches "${toPlainText(text, 100)}". ${toHint(selector, all)}`);
  });
}

function toHint({ text, listValues }: Selector, all: readonly Selectable[]): string {
  const kind = selectorKinds.find(({ name }) => text.startsWith(`${name}:`));
  const written = kind ? text.slice(kind.name.length + 1) : text;
  const values = listValues(all);
  const near = suggest(written, values).map((value) => `"${kind ? `${kind.name}:` : ''}${value}"`);
  const meant = near.length === 0 ? '' : ` Did you mean ${near.join(' or ')}?`;
  if (!kind) {
    const words = selectorKinds.map(({ name }) => `${name}:`).join(', ');
    const known = /^[\w-]+:/.test(text) && near.length === 0 ? ` Known prefixes: ${words}.` : '';
    return `--dry-run lists all ids.${meant}${known}`;
  }
  if (values.length === 0) return `No case has a ${kind.name}.`;
  return near.length > 0 || values.length > 12 ? `Expected ${kind.what}.${meant}` : `Available: ${values.join(', ')}.`;
}
