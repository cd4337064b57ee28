import { UsageError } from '../usage-error.ts';
import type { Variables } from './credentials.ts';
import type { CheckOptions } from './options.ts';
import type { VendorCheck } from './vendor.ts';

/** True for what may stand in a URL, and with it in reports: ".." would lead elsewhere, and free text is nobody's id. */
export const isId = (text: string): boolean => /^[\w-][\w.-]{0,63}$/.test(text);

interface GivenId {
  kind: string;
  id: string | number | undefined;
  /** The option or variable that gave it. */
  source: string;
}

/**
 * Throws UsageError `BAD_OPTION` for given ids, by option or variable, of a kind that neither the vendor nor a parameter
 * has, or of another form than such ids have.
 *
 * @param parameters Names of the document's parameters in paths: each is a kind of its own.
 */
export function assertGivenIds(
  { name, entities }: VendorCheck,
  { accountId, ids = {} }: Pick<CheckOptions, 'accountId' | 'ids'>,
  variables: Variables,
  parameters: ReadonlySet<string> = new Set(),
): void {
  const given: readonly GivenId[] = [
    ...Object.entries(ids).map(([kind, id]) => ({ kind, id, source: `ids.${kind} (--id ${kind}=...)` })),
    // A vendor without accounts ignores the account: the environment may name it for another vendor.
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
