import type { VendorDeclaration } from '../../specs/vendor-declaration.ts';
import { UsageError } from '../../usage-error.ts';
import { ApiError } from '../api-error.ts';
import { toDigest } from '../digest.ts';
import type { VendorDefinition } from './definition.ts';

/** A user of the API, whose requests have a key in a header. */
export interface KeyHolder {
  role: string;
  name: string;
  key: string;
}

/** The parts of a vendor's mock that concern credentials. */
type Access<Tables, Holder> = Pick<
  VendorDefinition<Tables, Holder, never>,
  'identities' | 'credentials' | 'findHolder' | 'authenticate' | 'authorize'
>;

/**
 * Authenticates by a key in the first credential header of the declaration, and authorizes by role: `roles` in
 * `x-chatpact` of an operation lists the roles that may call it.
 *
 * @param listHolders Lists the users. The first one is the administrator.
 * @param variables Environment variables of the check by role: `{ admin: 'TICKETS_TOKEN' }`. Each stands for the first
 *   user of the role.
 * @throws UsageError `INVALID_PLUGIN` for a declaration without a credential header.
 * @example
 * const access = createKeyAccess(declaration, ({ users }: Tables) => [...users.values()], { admin: 'TICKETS_TOKEN' });
 */
export function createKeyAccess<Tables, Holder extends KeyHolder>(
  { name: vendor, credentialHeaders }: Pick<VendorDeclaration, 'name' | 'credentialHeaders'>,
  listHolders: (tables: Tables) => readonly Holder[],
  variables: Readonly<Record<string, string>> = {},
): Access<Tables, Holder> {
  const [header] = Object.keys(credentialHeaders);
  if (header === undefined) {
    const what = `Expected a header in credentialHeaders of the declaration of "${vendor}", got none`;
    throw new UsageError('INVALID_PLUGIN', `${what}. createKeyAccess reads the key from it.`);
  }
  const find = (tables: Tables, digest: string) => listHolders(tables).find(({ key }) => toDigest(key) === digest);
  return {
    identities: (tables) =>
      listHolders(tables).map(({ role, name, key }) => ({ vendor, role, name, headers: { [header]: key } })),
    credentials(tables) {
      const entries = Object.entries(variables).flatMap(([role, variable]) => {
        const holder = listHolders(tables).find((each) => each.role === role);
        return holder ? [[variable, holder.key] as const] : [];
      });
      return Object.fromEntries(entries);
    },
    findHolder(tables, digest) {
      const caller = find(tables, digest);
      return caller && { caller, isSecret: true };
    },
    authenticate(tables, { credentials }) {
      const digest = credentials[header.toLowerCase()];
      if (!digest) throw new ApiError('unauthenticated');
      const holder = find(tables, digest);
      if (!holder) throw new ApiError('unrecognised');
      return holder;
    },
    authorize(_, { role }, { behaviour }) {
      if (behaviour.roles && !behaviour.roles.includes(role)) throw new ApiError('forbidden');
    },
  };
}
