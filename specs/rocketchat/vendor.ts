import { declareVendor } from '../vendor-declaration.ts';

const published = 'https://raw.githubusercontent.com/RocketChat/Rocket.Chat-Open-API/main';

export const rocketchat = declareVendor({
  name: 'rocketchat',
  title: 'Rocket.Chat',
  documents: {
    openapi: new URL('./openapi.yaml', import.meta.url),
    behaviour: new URL('./behaviour.overlay.yaml', import.meta.url),
    observed: new URL('./observed.overlay.yaml', import.meta.url),
  },
  sources: [
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
  ].map((part) => `${published}/${part}.yaml`),
  basePaths: ['/api/info/*', '/api/v1/*'],
  credentialHeaders: { 'X-Auth-Token': 'authToken', 'X-User-Id': 'userId' },
  version: '8.4.0',
  variables: [
    { names: ['CHATPACT_ROCKETCHAT_TOKEN', 'CHATPACT_ROCKETCHAT_USER_ID'], whose: 'of an admin' },
    {
      names: ['CHATPACT_ROCKETCHAT_LOW_TOKEN', 'CHATPACT_ROCKETCHAT_LOW_USER_ID'],
      whose: 'of a user without the permission',
    },
  ],
  logins: [
    {
      names: ['CHATPACT_ROCKETCHAT_USER', 'CHATPACT_ROCKETCHAT_PASSWORD', 'CHATPACT_ROCKETCHAT_CODE'],
      whose: 'of an admin',
    },
    {
      names: ['CHATPACT_ROCKETCHAT_LOW_USER', 'CHATPACT_ROCKETCHAT_LOW_PASSWORD', 'CHATPACT_ROCKETCHAT_LOW_CODE'],
      whose: 'of a user without the permission',
    },
  ],
});
