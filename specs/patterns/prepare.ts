import type { JsonObject } from '../json.ts';
import type { Operation } from '../operations.ts';
import type { PatternEngine } from './engine.ts';
import { hasPattern, listPatterns } from './list-patterns.ts';

/** What is asked about: a user's document, with the ledger that may change it. */
export interface PatternSources {
  document: JsonObject;
  /** What ledgers put into it. */
  updates: readonly unknown[];
}

/**
 * The engine for the regular expressions of what a user gave; undefined where there are none. Loading it takes longer
 * than many a document.
 */
export async function preparePatterns({ document, updates }: PatternSources): Promise<PatternEngine | undefined> {
  if (!hasPattern(document) && !updates.some(hasPattern)) return undefined;
  const { PatternEngine: Engine } = await import('./engine.ts');
  return new Engine();
}

/** A contract is often loaded more than once. */
const said = new Set<string>();

/** Says which patterns of a document are not judged, and of which operations they are. */
export function warnOfUnjudged(
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
    const what = `${locate(pointer)}: the pattern ${shown} of ${first}${more} is not judged: ${objection}.`;
    if (said.has(what)) continue;
    said.add(what);
    process.emitWarning(`${what} Any text passes there.`, { type: 'Warning', code: 'CHATPACT_PATTERN' });
  }
}
