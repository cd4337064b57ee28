import { UsageError } from '../usage-error.ts';
import type { Variables } from './credentials.ts';
import type { CheckOptions } from './options.ts';
import type { VendorCheck } from './vendor.ts';

/** True for what may stand in a URL, and with it in reports: ".." would lead elsewhere, and free text is nobody's id. */
export const isId = (text: string): boolean => /^[\w-][\w.-]{0,63}$/.test(text);

/**
 * Throws UsageError `BAD_OPTION` for given ids, by option or variable, of a kind that the vendor does not have, or of
 * another form than such ids have.
 */
export function assertGivenIds(
  { name, entities }: VendorCheck,
  { accountId, ids = {} }: Pick<CheckOptions, 'accountId' | 'ids'>,
  variables: Variables,
): void {
  const ofVariables = Object.entries(entities).map(([kind, { env = '' }]) => [kind, variables[env]] as const);
  // Of a vendor without accounts it says nothing: it may stand in the environment for another's sake.
  const account = entities.account ? [['account', accountId] as const] : [];
  for (const [kind, id] of [...Object.entries(ids), ...account, ...ofVariables]) {
    const entity = Object.hasOwn(entities, kind) ? entities[kind] : undefined;
    if (!entity) {
      const known = Object.keys(entities).join(', ');
      throw new UsageError('BAD_OPTION', `${name} is not asked about the id of a "${kind}". Known kinds: ${known}.`);
    }
    if (id === undefined) continue;
    const form = entity.isNumbered ? 'a whole number from 1 on' : 'letters, digits, "-", "_" and "."';
    const isRight = entity.isNumbered ? /^[1-9]\d{0,15}$/.test(String(id)) : isId(String(id));
    if (!isRight) throw new UsageError('BAD_OPTION', `"${id}" is no id of the kind ${kind}, which is ${form}.`);
  }
}
