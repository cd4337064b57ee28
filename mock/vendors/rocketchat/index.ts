import { day } from '../../time/zone.ts';
import { defineVendor } from '../../vendor.ts';
import { authenticate, authorize } from './access.ts';
import { renderFault } from './errors.ts';
import { adoptTokens, listCredentials, listIdentities } from './identities.ts';
import { reducers } from './reducers.ts';
import { authentication } from './routes/authentication.ts';
import { engagementDashboard } from './routes/engagement-dashboard.ts';
import { miscellaneous } from './routes/miscellaneous.ts';
import { seedRocketChat } from './seed.ts';
import { createTables } from './tables.ts';

export const rocketchat = defineVendor({
  name: 'rocketchat',
  version: '8.4.0',
  owns: (path) => /^\/api\/(info|v1)(\/|$)/.test(path),
  createTables,
  reducers,
  seed: seedRocketChat,
  identities: listIdentities,
  credentials: listCredentials,
  adoptTokens,
  counts: (tables) => ({
    users: tables.users.size,
    rooms: tables.rooms.size,
    messages: tables.messages.length,
  }),
  samples(now) {
    const midnight = Math.floor(now / day) * day;
    const [start, end] = [midnight - 30 * day, midnight - day].map((at) => new Date(at).toISOString());
    return [`/api/v1/engagement-dashboard/messages/messages-sent?start=${start}&end=${end}`];
  },
  authenticate,
  authorize,
  handlers: { ...miscellaneous, ...authentication, ...engagementDashboard },
  renderFault,
});
