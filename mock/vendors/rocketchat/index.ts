import { rocketchat as declaration } from '../../../specs/rocketchat/vendor.ts';
import { toIso } from '../../time/iso.ts';
import { day } from '../../time/zone.ts';
import { defineVendorMock } from '../../vendor-interface/define-vendor-mock.ts';
import { toExplainers, toHandlers } from '../../vendor-interface/handler.ts';
import { adoptTokens, listCredentials, listIdentities } from './access/identities.ts';
import { authenticate, authorize, type Caller, credentialHeaders, findCredentialOwner } from './access/user-access.ts';
import { completeEvent } from './complete-event.ts';
import { listDue } from './due-events.ts';
import { renderApiError } from './errors.ts';
import type { RocketChatEvent } from './events.ts';
import { hasId, listIds } from './existing-ids.ts';
import { explainers } from './explain/index.ts';
import type { OnlyDocumented, RocketChatHandlers } from './handler.ts';
import { inputs } from './input/index.ts';
import { secretFields } from './login/secret-fields.ts';
import { reducers } from './reducers.ts';
import { authentication } from './routes/authentication.ts';
import { chat } from './routes/chat.ts';
import { directMessages } from './routes/direct-messages.ts';
import { engagementDashboard } from './routes/engagement-dashboard.ts';
import { engagementUsers } from './routes/engagement-users.ts';
import { miscellaneous } from './routes/miscellaneous.ts';
import { permissions } from './routes/permissions.ts';
import { rooms } from './routes/rooms.ts';
import { statistics } from './routes/statistics.ts';
import { users } from './routes/users.ts';
import { scenarios } from './scenarios/index.ts';
import { seedRocketChat } from './seed/index.ts';
import { createTables, Messages, type RocketChatTables, Sessions } from './tables.ts';
import { wire } from './views/wire.ts';

function moveToZone({ timezone }: RocketChatTables, wanted: string, at: number): RocketChatEvent[] {
  return timezone === wanted ? [] : [{ type: 'timezone.set', at, timezone: wanted }];
}

/** All operations of the built-in document. A missing one does not compile. */
const handlers = {
  ...miscellaneous,
  ...authentication,
  ...engagementDashboard,
  ...engagementUsers,
  ...statistics,
  ...users,
  ...permissions,
  ...rooms,
  ...directMessages,
  ...chat,
} satisfies RocketChatHandlers;

export const rocketchat = defineVendorMock<RocketChatTables, Caller, RocketChatEvent>(declaration, {
  wire,
  secrets: { headers: credentialHeaders, fields: secretFields },
  createTables,
  classes: { Messages, Sessions },
  reducers,
  scenarios,
  explainers: toExplainers(explainers),
  seed: seedRocketChat,
  listDueEvents: listDue,
  prepare: completeEvent,
  setTimezone: moveToZone,
  identities: listIdentities,
  credentials: listCredentials,
  adoptTokens,
  listIds,
  holdsId: hasId,
  counts: (tables) => ({
    users: tables.users.size,
    rooms: tables.rooms.size,
    messages: tables.messages.length,
  }),
  samples(now) {
    const midnight = Math.floor(now / day) * day;
    const [start, end] = [midnight - 30 * day, midnight - day].map(toIso);
    return [`/api/v1/engagement-dashboard/messages/messages-sent?start=${start}&end=${end}`];
  },
  authenticate,
  findHolder: findCredentialOwner,
  authorize,
  inputs,
  handlers: toHandlers(handlers satisfies OnlyDocumented<typeof handlers>),
  loadKnownOperations: async () => (await import('./known-operations.ts')).knownOperations,
  renderError: renderApiError,
});
