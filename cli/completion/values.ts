import { summaries } from '../../contracts/reporters/summaries.ts';

/** Values that a flag takes among others, or that take long to find: no choices for commander, but good to complete. */
const values: Record<string, () => Promise<readonly string[]>> = {
  report: async () => Object.keys(summaries),
  scenario: async () => {
    const { vendors } = await import('../../mock/vendors/index.ts');
    return vendors.flatMap(({ scenarios }) => scenarios.map(({ name }) => name));
  },
};

/** What a flag takes, by its name in camel case; undefined where nobody knows. */
export async function listValues(name: string): Promise<readonly string[] | undefined> {
  return Object.hasOwn(values, name) ? values[name]?.() : undefined;
}
