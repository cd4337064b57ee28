import listed from './targets.json' with { type: 'json' };

/** What is mutated at once: a folder, or the files right in one. */
export interface Target {
  /**
   * Test files that should notice. Those that are near: the fewer files a mutant has to be brought past, the sooner it is
   * judged. What only a far test would notice counts as survived.
   */
  tests: string[];
}

/** By folder; "contracts/*" is the files right in contracts. */
export const targets: Readonly<Record<string, Target>> = listed;

/** @throws Error for a name that is not listed. */
export function getTarget(name: string): Target {
  const target = targets[name];
  if (!target) throw new Error(`There is no target "${name}". There are: ${Object.keys(targets).join(', ')}.`);
  return target;
}
