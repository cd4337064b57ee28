import listed from './targets.json' with { type: 'json' };

/** A unit of mutation testing: a folder, or the files directly in it. */
export interface Target {
  /**
   * Test files that should detect the mutants. Only nearby tests are listed, since fewer files are faster. A mutant that
   * only other tests would detect counts as survived.
   */
  tests: string[];
}

/** By folder; "contracts/*" means the files directly in contracts. */
export const targets: Readonly<Record<string, Target>> = listed;

/** @throws Error for an unknown target. */
export function getTarget(name: string): Target {
  const target = targets[name];
  if (!target) throw new Error(`Target "${name}" not found. Available: ${Object.keys(targets).join(', ')}.`);
  return target;
}
