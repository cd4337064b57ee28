import { addsUp } from '../relations/adds-up.ts';
import {
  daysAreOrdered,
  periodIsSumOfDays,
  variationComparesPeriods,
  yesterdayAgreesWithDays,
} from '../relations/daily-figures.ts';
import { defineVendorCheck } from '../vendor.ts';

const messagesSent = 'get-api-v1-engagement-dashboard-messages-messages-sent';
const daily = { operation: messagesSent, figure: 'messages' };
const period = { operation: messagesSent, sum: '/period/count' };

/** Rocket.Chat, as the check sees it. */
export const rocketchat = defineVendorCheck({
  name: 'rocketchat',
  schemes: ['authToken', 'userId'],
  identities: {
    full: { 'X-Auth-Token': 'CHATPACT_ROCKETCHAT_TOKEN', 'X-User-Id': 'CHATPACT_ROCKETCHAT_USER_ID' },
    low: { 'X-Auth-Token': 'CHATPACT_ROCKETCHAT_LOW_TOKEN', 'X-User-Id': 'CHATPACT_ROCKETCHAT_LOW_USER_ID' },
  },
  // The user is a real one: a server that looks at the user id alone would let this pass.
  wrong: { 'X-Auth-Token': 'nobody-has-this-token-000' },
  inclusiveEnd: true,
  entities: {
    room: { discoveries: [{ operation: 'get-api-v1-channels.list', items: '/channels', field: '_id', most: 'msgs' }] },
    user: { discoveries: [{ operation: 'get-api-v1-users.list', items: '/users', field: '_id' }] },
  },
  parameters: { roomId: 'room', userId: 'user' },
  bodies: { 'post-api-v1-login': { unrecognised: { user: 'chatpact-nobody', password: 'nobody-has-this-password' } } },
  relations: [
    periodIsSumOfDays(daily),
    yesterdayAgreesWithDays(daily),
    variationComparesPeriods(daily),
    daysAreOrdered(daily),
    addsUp({
      id: 'period-halves-add-up',
      statement: 'Two halves of a period count what the whole counts.',
      whole: period,
      parts: [(['first-half', 'second-half'] as const).map((window) => ({ ...period, window }))],
    }),
  ],
});
