import type { ChatwootSchema } from '../../../../specs/bodies.ts';
import { hashIntegers, toHex } from '../../../seed/hash-integers.ts';
import type { Availability, CustomRole } from '../events.ts';
import type { Account, ChatwootTables, Member, User } from '../tables.ts';
import type { View } from './view.ts';

/** Returns the availability that servers show. With auto offline, a user is offline, since the mock has no dashboard. */
export function toStatus({ availability, autoOffline }: Member): Availability {
  return autoOffline ? 'offline' : availability;
}

/** A member as the list of agents shows it. */
export function toAgent(
  { account, deviates }: Pick<View, 'account' | 'deviates'>,
  member: Member,
): ChatwootSchema<'agent'> {
  const { user, role, autoOffline } = member;
  const status = toStatus(member);
  return {
    id: user.id,
    account_id: account.id,
    // Without the ledger entry, `online` is documented as `available`.
    availability_status: (status === 'online' && !deviates('chatwoot-availability-is-online')
      ? 'available'
      : status) as 'available',
    auto_offline: autoOffline,
    confirmed: true,
    email: user.email,
    ...(deviates('chatwoot-agent-tells-provider') && { provider: 'email' }),
    available_name: user.name,
    name: user.name,
    role,
    thumbnail: '',
    custom_role_id: member.customRole?.id ?? null,
  };
}

/** The profile of a user with all their accounts. */
export function toUser(tables: ChatwootTables, user: User, current?: Account): ChatwootSchema<'user'> {
  const own = [...tables.accounts.values()].filter(({ members }) => members.has(user.id));
  const account = current ?? own[0];
  return {
    id: user.id,
    access_token: user.token,
    account_id: account?.id ?? 0,
    available_name: user.name,
    avatar_url: '',
    confirmed: true,
    display_name: null,
    message_signature: null,
    email: user.email,
    inviter_id: null,
    name: user.name,
    provider: 'email',
    pubsub_token: toHex(hashIntegers(user.id), 8) + toHex(hashIntegers(user.id, 1), 8),
    role: account?.members.get(user.id)?.role ?? 'agent',
    ui_settings: {},
    uid: user.email,
    type: null,
    accounts: own.flatMap(({ id, name, members, isSuspended }) => {
      const member = members.get(user.id);
      if (!member) return [];
      const { customRole } = member;
      return [
        {
          id,
          name,
          status: isSuspended ? 'suspended' : 'active',
          active_at: null,
          role: member.role,
          permissions: customRole ? [...customRole.permissions, 'custom_role'] : [member.role],
          availability: member.availability,
          availability_status: toStatus(member),
          auto_offline: member.autoOffline,
          custom_role_id: customRole?.id ?? null,
          custom_role: customRole ? toCustomRole(customRole) : null,
        },
      ];
    }),
  };
}

const toCustomRole = ({ id, name, description, permissions }: CustomRole) => {
  return { id, name, description: description ?? null, permissions };
};

/** A user as other users see it. The documented tokens are empty, except in the caller's own user. */
export function toShownUser(tables: ChatwootTables, user: User, account: Account, caller: number) {
  const shown = toUser(tables, user, account);
  return user.id === caller ? shown : { ...shown, access_token: '', pubsub_token: '' };
}

/** A user as events and messages show it. */
export function toPerson({ account }: View, user: User) {
  const member = account.members.get(user.id);
  return {
    id: user.id,
    name: user.name,
    available_name: user.name,
    avatar_url: '',
    type: 'user',
    availability_status: member ? toStatus(member) : 'offline',
    thumbnail: '',
  };
}
