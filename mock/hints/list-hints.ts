import type { HintedCall, HintRule } from './hinted-call.ts';
import { findWrongValue } from './rules/allowed-values.ts';
import { findMissingWindow } from './rules/missing-window.ts';
import { findMisspeltParameter } from './rules/misspelt-parameters.ts';
import { findPlaceholder } from './rules/placeholder-values.ts';
import { findUnreadBody } from './rules/unread-body.ts';
import { findEmptyWindow } from './rules/window-range.ts';
import { findWrongUnit } from './rules/window-unit.ts';

/** Rules for requests that got past authorization. They are applied to every response that is not from the cache. */
const requestRules: readonly HintRule[] = [
  findPlaceholder,
  findWrongUnit,
  findMissingWindow,
  findEmptyWindow,
  findMisspeltParameter,
  findWrongValue,
  findUnreadBody,
];

/** Lists likely mistakes of a client, as sentences for its developer. Empty for a correct request. */
export function listHints(call: HintedCall): string[] | Promise<string[]> {
  if (call.refusal) return listHintsOfRefusal(call);
  return apply(requestRules, call);
}

/** Refusals about the caller. The rest of such a request does not matter yet. */
const aboutCallers: readonly string[] = ['unauthenticated', 'unrecognised', 'foreign', 'forbidden', 'bot'];

async function listHintsOfRefusal(call: HintedCall): Promise<string[]> {
  const { refusalRules } = await import('./refusal-rules.ts');
  // The first that explains the refusal counts. A window without data, for example, does not matter in an unknown account.
  const stages = isAboutCaller(call) ? [refusalRules] : [[findPlaceholder], refusalRules, requestRules];
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

const apply = (rules: readonly HintRule[], call: HintedCall) => rules.flatMap((rule) => rule(call) ?? []);
