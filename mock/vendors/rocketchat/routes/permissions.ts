import { toIso } from '../../../time/iso.ts';
import { roles as knownRoles } from '../access/default-permissions.ts';
import type { RocketChatHandlers } from '../handler.ts';
import { createRefusal, Refusal } from '../refusal.ts';
import type { RocketChatTables } from '../tables.ts';

export const permissions = {
  'get-permissions.listAll'({ tables, values }) {
    const since = Date.parse(String(values.updatedSince || '1970-01-01'));
    if (Number.isNaN(since)) {
      const sentence = 'The "updatedSince" query parameter must be a valid date.';
      // The errorType names the wrong parameter. Real servers have this mistake.
      throw createRefusal('invalid', sentence, 'error-roomId-param-invalid');
    }
    return {
      update: listPermissions(tables).filter(({ _updatedAt }) => Date.parse(_updatedAt) > since),
      remove: [],
      success: true,
    };
  },

  'post-api-v1-permissions.update'({ tables, request, now, append, appliesDeviation }) {
    const { permissions: wanted = [] } = request.body ?? {};
    const updates = wanted.map(({ _id, roles }) => {
      if (_id !== undefined && roles !== undefined) return { permission: _id, roles };
      throw new Refusal('invalid', { error: 'Invalid body params', errorType: 'error-invalid-body-params' });
    });
    const ids = new Set(updates.map(({ permission }) => permission));
    if (ids.size < updates.length || [...ids].some((id) => !tables.permissions.has(id))) {
      throw new Refusal('unknown', { error: 'Invalid permission', errorType: 'error-invalid-permission' });
    }
    if (updates.some(({ roles }) => roles.some((role) => !knownRoles.some((known) => known === role)))) {
      throw new Refusal('unknown', { error: 'Invalid role', errorType: 'error-invalid-role' });
    }
    for (const update of updates) append({ type: 'permission.updated', at: now, ...update });
    return {
      permissions: appliesDeviation('rocketchat-permissions-update-lists-all')
        ? listPermissions(tables)
        : updates.map(({ permission, roles }) => ({ _id: permission, roles })),
      success: true,
    };
  },
} satisfies Partial<RocketChatHandlers>;

function listPermissions(tables: RocketChatTables) {
  // A permission that was never changed is as old as the server, which is as old as its first user.
  const installedAt = tables.userOrder[0]?.createdAt ?? 0;
  return [...tables.permissions].map(([id, { roles, updatedAt = installedAt }]) => {
    return { _id: id, _updatedAt: toIso(updatedAt), roles };
  });
}
