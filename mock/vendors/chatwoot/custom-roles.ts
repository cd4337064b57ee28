import type { Caller } from './access.ts';
import type { CustomRole } from './events.ts';
import type { Account } from './tables.ts';

// What a custom role lets a member do (enterprise edition). It takes conversations away, and gives reports.

/** Which conversations the lists of an agent show; undefined: those of all that they may look into. */
export type Reach = 'own and unassigned' | 'own' | 'none';

/**
 * Which conversations the lists of a caller show: the first of three permissions counts.
 *
 * Source: Chatwoot 4.13.0, enterprise/app/services/enterprise/conversations/permission_filter_service.rb (read).
 */
export function findReach(account: Account, caller: Caller): Reach | undefined {
  const role = findRole(account, caller);
  if (!role || account.members.get(caller.id)?.role !== 'agent') return undefined;
  if (role.permissions.includes('conversation_manage')) return undefined;
  if (role.permissions.includes('conversation_unassigned_manage')) return 'own and unassigned';
  return role.permissions.includes('conversation_participating_manage') ? 'own' : 'none';
}

export function isWithin(reach: Reach, assignee: number, user: number): boolean {
  if (reach === 'none') return false;
  return assignee === user || (reach === 'own and unassigned' && assignee === 0);
}

/**
 * Whether a caller's role permits a conversation of an inbox or team of theirs. A caller without a custom role may see
 * it.
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
 * Whether a role opens the reports, which are for administrators otherwise: those of the second version of the API.
 *
 * Source: Chatwoot 4.13.0, enterprise/app/policies/enterprise/report_policy.rb, and the controllers of
 * app/controllers/api/v2/accounts that ask it (read).
 */
export function opensReports(role: CustomRole | undefined, path: string): boolean {
  return path.startsWith('/api/v2/') && role?.permissions.includes('report_manage') === true;
}

const findRole = ({ members }: Account, { kind, id }: Caller) =>
  kind === 'user' ? members.get(id)?.customRole : undefined;
