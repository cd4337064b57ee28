import type { CustomRole } from '../events.ts';
import type { Account } from '../tables.ts';
import type { Caller } from './agent-access.ts';

// The permissions of a custom role (enterprise edition). It restricts access to conversations, and can grant reports.

/** Which conversations the lists of an agent show. */
export type ListRestriction = 'own and unassigned' | 'own' | 'none';

/**
 * Returns which conversations the lists of a caller show, by the first of three permissions; undefined means no
 * restriction.
 *
 * Source: Chatwoot 4.13.0, enterprise/app/services/enterprise/conversations/permission_filter_service.rb (read).
 */
export function findListRestriction(account: Account, caller: Caller): ListRestriction | undefined {
  const role = findRole(account, caller);
  if (!role || account.members.get(caller.id)?.role !== 'agent') return undefined;
  if (role.permissions.includes('conversation_manage')) return undefined;
  if (role.permissions.includes('conversation_unassigned_manage')) return 'own and unassigned';
  return role.permissions.includes('conversation_participating_manage') ? 'own' : 'none';
}

export function isAllowedByRestriction(reach: ListRestriction, assignee: number, user: number): boolean {
  if (reach === 'none') return false;
  return assignee === user || (reach === 'own and unassigned' && assignee === 0);
}

/**
 * Whether a caller's custom role permits access to a conversation in an inbox or team of the caller. Without a custom
 * role, access is permitted.
 *
 * Source: Chatwoot 4.13.0, enterprise/app/policies/enterprise/conversation_policy.rb (read).
 */
export function isPermitted(account: Account, caller: Caller, row: number): boolean {
  const role = findRole(account, caller);
  if (!role) return true;
  const { permissions } = role;
  const assignee = account.conversations.assignee.get(row);
  const isOwn = assignee === caller.id;
  if (permissions.includes('conversation_manage')) return true;
  if (permissions.includes('conversation_unassigned_manage') && (isOwn || assignee === 0)) return true;
  if (!permissions.includes('conversation_participating_manage')) return false;
  return isOwn || account.conversations.participants.get(row).includes(caller.id);
}

/**
 * Whether a custom role grants access to the reports of API v2, which otherwise require an administrator.
 *
 * Source: Chatwoot 4.13.0, enterprise/app/policies/enterprise/report_policy.rb, and the controllers in
 * app/controllers/api/v2/accounts that use it (read).
 */
export function grantsReports(role: CustomRole | undefined, path: string): boolean {
  return path.startsWith('/api/v2/') && role?.permissions.includes('report_manage') === true;
}

const findRole = ({ members }: Account, { kind, id }: Caller) =>
  kind === 'user' ? members.get(id)?.customRole : undefined;
