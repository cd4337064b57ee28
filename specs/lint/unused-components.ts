import { findComponent, listComponents, toComponent } from '../components.ts';
import type { JsonObject } from '../json/json.ts';
import { listTargets } from '../merge/references.ts';
import type { LintProblem } from './rules.ts';

const kinds = ['schemas', 'responses', 'parameters'];

/** Reports components without references. */
export function lintUnused(document: JsonObject, locate: (pointer: string) => string): LintProblem[] {
  const used = new Set([...listTargets(document)].map(findComponent));
  return listComponents(document).flatMap(([kind, name]): LintProblem[] => {
    const pointer = toComponent(kind, name);
    if (!kinds.includes(kind) || used.has(pointer)) return [];
    return [{ rule: 'unused-component', at: locate(pointer), message: `#${pointer} is never referenced` }];
  });
}
