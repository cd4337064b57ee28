import type { RocketChatBody } from '../../../../specs/bodies.ts';
import { toIso } from '../../../time/iso.ts';
import type { RocketChatHandler } from '../handler.ts';
import { createId } from '../ids.ts';
import { findLastMessageAt, reportStatistics } from '../reports/statistics.ts';

export const statistics: Record<string, RocketChatHandler> = {
  /** Counted anew each time, as if `refresh` were always true: a report reflects a write in the very next answer. */
  'get-api-v1-statistics'({ tables, now, version, deviates }) {
    const installedAt = tables.userOrder[0]?.createdAt ?? now;
    const lastMessageAt = findLastMessageAt(tables);
    const body: RocketChatBody<'get-api-v1-statistics'> = {
      _id: createId(tables.seed, 'statistics', now),
      uniqueId: createId(tables.seed, 'workspace', 0),
      installedAt: toIso(installedAt),
      version,
      ...reportStatistics(tables),
      ...(tables.lastLogin === undefined ? {} : { lastLogin: toIso(tables.lastLogin) }),
      ...(lastMessageAt === undefined ? {} : { lastMessageSentAt: toIso(lastMessageAt) }),
      ...(deviates('rocketchat-statistics-have-process') ? { process: toProcess(now - installedAt) } : {}),
      createdAt: toIso(now),
      _updatedAt: toIso(now),
      success: true,
    };
    return body;
  },
};

/**
 * What the server says of its process, which runs since it was installed: never longer, and by the workspace's clock.
 *
 * @param uptimeMs How long it runs.
 */
const toProcess = (uptimeMs: number) => ({ nodeVersion: 'v14.21.4', pid: 1, uptime: uptimeMs / 1000 });
