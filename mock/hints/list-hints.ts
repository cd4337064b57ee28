import type { Operation } from '../../specs/operations.ts';
import type { HintedCall, HintRule } from './hinted-call.ts';
import { findWrongValue } from './rules/allowed-values.ts';
import { findMissingWindow } from './rules/missing-window.ts';
import { findMisspeltParameter } from './rules/misspelt-parameters.ts';
import { findPlaceholder } from './rules/placeholder-values.ts';
import { findUnreadBody } from './rules/unread-body.ts';
import { findEmptyWindow } from './rules/window-range.ts';
import { findWrongUnit } from './rules/window-unit.ts';

const hasQuery = ({ parameters }: Operation) => parameters.some((each) => each.in === 'query');
const hasWindow = ({ behaviour }: Operation) => behaviour.window !== undefined;

/**
 * Rules for requests that got past authorization, with the operations to which they can apply. They are applied to every
 * response that is not from the cache, so a rule that cannot apply is not called.
 */
const requestRules: readonly { rule: HintRule; appliesTo?: (operation: Operation) => boolean }[] = [
  { rule: findPlaceholder },
  { rule: findWrongUnit, appliesTo: hasWindow },
  { rule: findMissingWindow, appliesTo: hasWindow },
  { rule: findEmptyWindow, appliesTo: hasWindow },
  { rule: findMisspeltParameter, appliesTo: hasQuery },
  { rule: findWrongValue, appliesTo: hasQuery },
  { rule: findUnreadBody, appliesTo: ({ body }) => body !== undefined },
];

const rulesCache = new WeakMap<Operation, readonly HintRule[]>();

function listRequestRules(operation: Operation): readonly HintRule[] {
  const known = rulesCache.get(operation);
  if (known) return known;
  const rules = requestRules.filter(({ appliesTo }) => appliesTo?.(operation) ?? true).map(({ rule }) => rule);
  rulesCache.set(operation, rules);
  return rules;
}

/** Lists likely mistakes of a client, as sentences for its developer. Empty for a correct request. */
export function listHints(call: HintedCall): string[] | Promise<string[]> {
  if (call.refusal) return listHintsOfRefusal(call);
  return apply(listRequestRules(call.operation), call);
}

/** Refusals about the caller. The rest of such a request does not matter yet. */
const aboutCallers: readonly string[] = ['unauthenticated', 'unrecognised', 'foreign', 'forbidden', 'bot'];

async function listHintsOfRefusal(call: HintedCall): Promise<string[]> {
  const { refusalRules } = await import('./refusal-rules.ts');
  // The first that explains the refusal counts. A window without data, for example, does not matter in an unknown account.
  const stages = isAboutCaller(call)
    ? [refusalRules]
    : [[findPlaceholder], refusalRules, listRequestRules(call.operation)];
  for (const rules of stages) {
    const hints = apply(rules, call);
    if (hints.length > 0) return hints;
  }
  return [];
}

/** The credentials of an operation without security, such as a login, are in its body, which may be unreadable. */
function isAboutCaller({ refusal, operation: { security } }: HintedCall): boolean {
  return aboutCallers.includes(refusal?.kind ?? '') && security.some((schemes) => schemes.length > 0);
}

function apply(rules: readonly HintRule[], call: HintedCall): string[] {
  const hints: string[] = [];
  for (const rule of rules) {
    const hint = rule(call);
    if (hint !== undefined) hints.push(hint);
  }
  return hints;
}
