import type { Account } from '../tables.ts';

/** Returns the display type of each custom attribute that an account defines for a model, such as `contact_attribute`. */
export function findCustomTypes({ records }: Account, model: string): (key: string) => string | undefined {
  const definitions = [...(records.get('custom_attribute_definition')?.values() ?? [])];
  const types = new Map(
    definitions
      .filter(({ values }) => values.attribute_model === model)
      .map(({ values }) => [String(values.attribute_key), String(values.attribute_display_type)]),
  );
  return (key) => types.get(key);
}
