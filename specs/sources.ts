import type { VendorName } from './vendors.ts';

const rocketchat = 'https://raw.githubusercontent.com/RocketChat/Rocket.Chat-Open-API/main';

/** Where each vendor publishes its API, in as many documents as it takes. */
export const documentSources: Record<VendorName, readonly string[]> = {
  chatwoot: ['https://raw.githubusercontent.com/chatwoot/chatwoot/develop/swagger/swagger.json'],
  rocketchat: [
    `${rocketchat}/authentication.yaml`,
    `${rocketchat}/messaging.yaml`,
    `${rocketchat}/miscellaneous.yaml`,
    `${rocketchat}/rooms.yaml`,
    `${rocketchat}/settings.yaml`,
    `${rocketchat}/statistics.yaml`,
    `${rocketchat}/user-management.yaml`,
  ],
};
