import { UsageError } from '../../usage-error.ts';
import type { Variables } from '../credentials/credentials.ts';
import type { VendorCheck } from '../vendor.ts';
import type { CheckOptions } from './options.ts';

/** Whether a text is safe as an id in a URL and in reports: ".." would change the path, and free text is not an id. */
export const isId = (text: string): boolean => /^[\w-][\w.-]{0,63}$/.test(text);

interface GivenId {
  kind: string;
  id: string | number | undefined;
  /** The option or variable that the id comes from. */
  source: string;
}

/**
 * Throws UsageError `INVALID_ID` for ids of an unknown kind or in a wrong format. Ids come from options and variables.
 *
 * @param parameters Names of the document's path parameters. Each is a kind of id.
 */
export function assertGivenIds(
  { name, entities }: VendorCheck,
  { accountId, ids = {} }: Pick<CheckOptions, 'accountId' | 'ids'>,
  variables: Variables,
  parameters: ReadonlySet<string> = new Set(),
): void {
  const given: readonly GivenId[] = [
    ...Object.entries(ids).map(([kind, id]) => ({ kind, id, source: `ids.${kind} (--id ${kind}=...)` })),
    // A vendor without accounts ignores the account, which the environment may set for another vendor.
    ...(entities.account ? [{ kind: 'account', id: accountId, source: 'accountId (--account-id)' }] : []),
    ...Object.entries(entities).map(([kind, { env = '' }]) => ({ kind, id: variables[env], source: env })),
  ];
  for (const { kind, id, source } of given) {
    const entity = Object.hasOwn(entities, kind) ? entities[kind] : undefined;
    if (!entity && !parameters.has(kind)) {
      const known = Object.keys(entities).join(', ');
      throw new UsageError('UNKNOWN_ID_KIND', `${name} has no ids of the kind "${kind}". Known kinds: ${known}.`);
    }
    if (id === undefined) continue;
    const form = entity?.isNumbered ? 'an integer from 1' : 'an id of letters, digits, "-", "_" and "."';
    const isRight = entity?.isNumbered ? /^[1-9]\d{0,15}$/.test(String(id)) : isId(String(id));
    if (!isRight) throw new UsageError('INVALID_ID', `Expected ${form} for ${source}, got "${id}".`);
  }
}
