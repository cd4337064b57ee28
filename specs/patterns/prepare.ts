import type { JsonObject } from '../json/json.ts';
import type { Operation } from '../operations.ts';
import type { PatternEngine } from './engine.ts';
import { hasPattern, listPatterns } from './list-patterns.ts';

/** A user's document, and the ledger updates that may change it. */
export interface PatternSources {
  document: JsonObject;
  /** Updates of the ledgers. */
  updates: readonly unknown[];
}

/**
 * Creates the engine for the regular expressions of a user's documents. Undefined if they have none, because loading the
 * engine takes longer than reading many documents.
 */
export async function preparePatterns({ document, updates }: PatternSources): Promise<PatternEngine | undefined> {
  if (!hasPattern(document) && !updates.some(hasPattern)) return undefined;
  const { PatternEngine: Engine } = await import('./engine.ts');
  return new Engine();
}

/** Warnings that were already printed, since a contract is often loaded more than once. */
const printed = new Set<string>();

/** Warns of unsupported patterns, with the operations that use them. */
export function warnOfUnsupportedPatterns(
  document: JsonObject,
  operations: readonly Operation[],
  { patterns, locate }: { patterns: PatternEngine; locate(pointer: string): string },
): void {
  for (const { pattern, pointer, operations: users } of listPatterns(document, operations)) {
    const objection = patterns.findObjection(pattern);
    if (objection === undefined) continue;
    const [first, ...others] = users;
    const more = others.length === 0 ? '' : ` and ${others.length} more`;
    const shown = JSON.stringify(pattern.length > 120 ? `${pattern.slice(0, 120)}…` : pattern);
    const what = `${locate(pointer)}: the pattern ${shown} of ${first}${more} is ignored: ${objection}.`;
    if (printed.has(what)) continue;
    printed.add(what);
    process.emitWarning(`${what} Every string is valid there.`, { type: 'Warning', code: 'CHATPACT_PATTERN' });
  }
}
