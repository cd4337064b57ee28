import { UsageError } from '../usage-error.ts';
import type { VendorCheck } from './vendor.ts';

/** True for what may stand in a URL, and with it in reports: ".." would lead elsewhere, and free text is nobody's id. */
export const isId = (text: string): boolean => /^[\w-][\w.-]{0,63}$/.test(text);

/** Throws UsageError `BAD_OPTION` for ids of a kind that the vendor does not have, or that could not stand in a URL. */
export function assertGivenIds(
  { name, entities }: VendorCheck,
  given: Readonly<Record<string, string | number>>,
): void {
  for (const [kind, id] of Object.entries(given)) {
    if (!Object.hasOwn(entities, kind)) {
      const known = Object.keys(entities).join(', ');
      throw new UsageError('BAD_OPTION', `${name} is not asked about the id of a "${kind}". Known kinds: ${known}.`);
    }
    if (isId(String(id))) continue;
    throw new UsageError(
      'BAD_OPTION',
      `"${id}" is no id of the kind ${kind}: it takes letters, digits, "-", "_", ".".`,
    );
  }
}
