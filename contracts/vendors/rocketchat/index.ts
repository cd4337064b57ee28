import type { RocketChatOperationId } from '../../../specs/bodies.ts';
import { rocketchat as declaration } from '../../../specs/rocketchat/vendor.ts';
import { unknownParameter } from '../../relations/comparisons/unknown-parameter.ts';
import { defineVendorCheck, unknownToken } from '../../vendor.ts';
import { activityRelations } from './activity.ts';
import { dayRelations } from './days.ts';
import { figures, lists } from './figures.ts';
import { listRelations } from './lists.ts';
import { login } from './login.ts';
import {
  activeUsers,
  channelList,
  hourlyData,
  messagesSent,
  newUsers,
  origin,
  topFive,
  usersByHour,
  weeklyData,
} from './operations.ts';
import { roomRelations } from './rooms.ts';
import { scenarioTests } from './scenario-tests.ts';

const reports = [
  messagesSent,
  origin,
  topFive,
  channelList,
  newUsers,
  activeUsers,
  usersByHour,
  hourlyData,
  weeklyData,
];

/** What the check knows about Rocket.Chat. */
export const rocketchat = defineVendorCheck<RocketChatOperationId>(declaration, {
  schemes: { authToken: 'full', userId: 'full' },
  identities: {
    full: { 'X-Auth-Token': 'CHATPACT_ROCKETCHAT_TOKEN', 'X-User-Id': 'CHATPACT_ROCKETCHAT_USER_ID' },
    low: { 'X-Auth-Token': 'CHATPACT_ROCKETCHAT_LOW_TOKEN', 'X-User-Id': 'CHATPACT_ROCKETCHAT_LOW_USER_ID' },
  },
  // The user id stays the real one, so that a server that only checks the user id is detected.
  wrong: { 'X-Auth-Token': unknownToken },
  login,
  probe: messagesSent,
  isEndInclusive: true,
  entities: {
    room: { discoveries: [{ operation: 'get-api-v1-channels.list', items: '/channels', field: '_id', most: 'msgs' }] },
    user: { discoveries: [{ operation: 'get-api-v1-users.list', items: '/users', field: '_id' }] },
  },
  parameters: { roomId: 'room', userId: 'user' },
  bodies: { 'post-api-v1-login': { unrecognised: { user: 'chatpact-nobody', password: 'nobody-has-this-password' } } },
  figures,
  lists,
  scenarioTests,
  relations: [
    ...dayRelations,
    ...activityRelations,
    ...roomRelations,
    ...listRelations,
    ...reports.map(unknownParameter),
  ],
});
