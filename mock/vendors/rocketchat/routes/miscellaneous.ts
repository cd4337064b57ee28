import { hasPermission } from '../access/permissions.ts';
import { findTokenUser } from '../access/user-access.ts';
import type { RocketChatHandlers } from '../handler.ts';

export const miscellaneous = {
  'get-api-info'({ tables, request, version, appliesDeviation }) {
    const user = findTokenUser(tables, request);
    const isTrusted = user !== undefined && hasPermission(tables, user, 'view-statistics');
    if (isTrusted && appliesDeviation('rocketchat-info-describes-the-server')) {
      return { version, info: toServerInfo(version), success: true };
    }
    // Callers without the permission get major.minor only, as from a real server.
    return { version: version.split('.').slice(0, 2).join('.'), success: true };
  },
} satisfies Partial<RocketChatHandlers>;

/** Build information with constant values (Rocket.Chat 6.14, packages/core-typings, IServerInfo; read). */
const toServerInfo = (version: string) => ({
  version,
  build: {
    date: '2026-01-01T00:00:00.000Z',
    nodeVersion: 'v14.21.4',
    arch: 'x64',
    platform: 'linux',
    osRelease: '5.15.0',
    totalMemory: 17179869184,
    freeMemory: 8589934592,
    cpus: 4,
  },
  commit: {},
  marketplaceApiVersion: '1.45.0',
});
