import type { VendorName } from '../vendors.ts';

const rocketchat = 'https://raw.githubusercontent.com/RocketChat/Rocket.Chat-Open-API/main';

/** URLs of the documents that each vendor publishes for its API. */
export const documentSources: Record<VendorName, readonly string[]> = {
  chatwoot: ['https://raw.githubusercontent.com/chatwoot/chatwoot/develop/swagger/swagger.json'],
  rocketchat: [
    'authentication',
    'content-management',
    'integrations',
    'marketplace-apps',
    'messaging',
    'miscellaneous',
    'notifications',
    'omnichannel',
    'rooms',
    'settings',
    'statistics',
    'user-management',
  ].map((part) => `${rocketchat}/${part}.yaml`),
};
