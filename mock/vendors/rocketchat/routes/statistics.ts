import type { RocketChatBody } from '../../../../specs/bodies.ts';
import { toIso } from '../../../time/iso.ts';
import type { RocketChatHandler } from '../handler.ts';
import { createId } from '../ids.ts';
import { findLastMessageAt, reportStatistics } from '../reports/statistics.ts';

export const statistics: Record<string, RocketChatHandler> = {
  /** Counted anew each time, as if `refresh` were always true: a report reflects a write in the very next answer. */
  'get-api-v1-statistics'({ tables, now, version }) {
    const lastMessageAt = findLastMessageAt(tables);
    const body: RocketChatBody<'get-api-v1-statistics'> = {
      _id: createId(tables.seed, 'statistics', now),
      uniqueId: createId(tables.seed, 'workspace', 0),
      installedAt: toIso(tables.userOrder[0]?.createdAt ?? now),
      version,
      ...reportStatistics(tables),
      ...(tables.lastLogin === undefined ? {} : { lastLogin: toIso(tables.lastLogin) }),
      ...(lastMessageAt === undefined ? {} : { lastMessageSentAt: toIso(lastMessageAt) }),
      createdAt: toIso(now),
      _updatedAt: toIso(now),
      success: true,
    };
    return body;
  },
};
