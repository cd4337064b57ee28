import { toIso } from '../../../time/iso.ts';
import { roles } from '../access/default-permissions.ts';
import type { RocketChatHandlers } from '../handler.ts';
import { createId } from '../ids.ts';
import { defaultSettings } from '../reports/default-settings.ts';
import { describeMachine } from '../reports/machine.ts';
import { findLastMessageAt, reportStatistics } from '../reports/statistics.ts';
import { earlierFeatures, laterFeatures, unusedFeatures } from '../reports/unused-features.ts';

/** Roles that users hold in a room. All others are held in the workspace. */
const roomRoles = ['moderator', 'leader', 'owner'];

export const statistics = {
  /** Computes the statistics for each request, as if `refresh` were true, so that they include all earlier writes. */
  'get-api-v1-statistics'({ tables, now, version, edition, appliesDeviation }) {
    const installedAt = tables.userOrder[0]?.createdAt ?? now;
    const lastMessageAt = findLastMessageAt(tables);
    const isEarlier = appliesDeviation('rocketchat-statistics-are-of-their-version');
    return {
      _id: createId(tables.seed, 'statistics', now),
      uniqueId: createId(tables.seed, 'workspace', 0),
      installedAt: toIso(installedAt),
      version,
      ...reportStatistics(tables),
      ...toUniqueCounts(now),
      ...(tables.lastLogin === undefined ? {} : { lastLogin: toIso(tables.lastLogin) }),
      ...(lastMessageAt === undefined ? {} : { lastMessageSentAt: toIso(lastMessageAt) }),
      lastSeenSubscription: '',
      userLanguages: { none: tables.userOrder.length },
      totalSubscriptionRoles: roomRoles.length,
      totalUserRoles: roles.length - roomRoles.length,
      ...defaultSettings,
      ...unusedFeatures,
      enterprise: { ...toLicence(edition), ...unusedLicence },
      ...describeMachine({ installedAt, now }),
      ...(isEarlier
        ? earlierFeatures
        : { ...laterFeatures, statsToken: createId(tables.seed, 'statistics', `token ${now}`) }),
      createdAt: toIso(now),
      _updatedAt: toIso(now),
      success: true,
    };
  },
} satisfies Partial<RocketChatHandlers>;

/** Counts of unique users, devices and systems. They are always empty: the mock does not count sessions for them. */
function toUniqueCounts(now: number) {
  const yesterday = new Date(now - 86_400_000);
  const none = {
    year: yesterday.getUTCFullYear(),
    month: yesterday.getUTCMonth() + 1,
    day: yesterday.getUTCDate(),
    data: [],
  };
  return {
    uniqueUsersOfYesterday: none,
    uniqueUsersOfLastWeek: none,
    uniqueUsersOfLastMonth: none,
    uniqueDevicesOfYesterday: none,
    uniqueDevicesOfLastWeek: none,
    uniqueDevicesOfLastMonth: none,
    uniqueOSOfYesterday: none,
    uniqueOSOfLastWeek: none,
    uniqueOSOfLastMonth: none,
  };
}

const toLicence = (edition: 'community' | 'enterprise') =>
  edition === 'enterprise' ? { modules: ['engagement-dashboard'], tags: ['Enterprise'] } : { modules: [], tags: [] };

const unusedLicence = {
  seatRequests: 0,
  livechatTags: 0,
  cannedResponses: 0,
  slas: 0,
  omnichannelRoomsWithPriorities: 0,
  omnichannelRoomsWithSlas: 0,
  businessUnits: 0,
  omnichannelPdfTranscriptSucceeded: 0,
  livechatMonitors: 0,
};
