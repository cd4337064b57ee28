import { summaries } from '../../contracts/reporters/summaries.ts';
import { vendorNames } from '../../specs/vendors.ts';

/** Values of flags that are not choices of Commander, because other values are allowed or the list is slow to load. */
const values: Record<string, () => Promise<readonly string[]>> = {
  vendor: async () => vendorNames,
  report: async () => Object.keys(summaries),
  scenario: async () => {
    const { vendors } = await import('../../mock/vendors/index.ts');
    return vendors.flatMap(({ scenarios }) => scenarios.map(({ name }) => name));
  },
};

/** Returns the values of a flag, by its name in camel case. Returns undefined if there is no list. */
export async function listValues(name: string): Promise<readonly string[] | undefined> {
  return Object.hasOwn(values, name) ? values[name]?.() : undefined;
}
