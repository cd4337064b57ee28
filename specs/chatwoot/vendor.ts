import { declareVendor } from '../vendor-declaration.ts';

export const chatwoot = declareVendor({
  name: 'chatwoot',
  title: 'Chatwoot',
  documents: {
    openapi: new URL('./openapi.yaml', import.meta.url),
    behaviour: new URL('./behaviour.overlay.yaml', import.meta.url),
    observed: new URL('./observed.overlay.yaml', import.meta.url),
  },
  sources: ['https://raw.githubusercontent.com/chatwoot/chatwoot/develop/swagger/swagger.json'],
  basePaths: [
    '/api',
    '/api/v1/accounts/*',
    '/api/v1/accounts.*',
    '/api/v1/profile/*',
    '/api/v1/profile.*',
    '/api/v2/*',
    '/public/api/v1/*',
  ],
  credentialHeaders: { api_access_token: 'userApiKey' },
  version: '4.13.0',
  variables: [
    { names: ['CHATPACT_CHATWOOT_TOKEN'], whose: 'access token of an administrator' },
    { names: ['CHATPACT_CHATWOOT_LOW_TOKEN'], whose: 'of an agent, who may not read reports' },
    { names: ['CHATPACT_CHATWOOT_OTHER_TOKEN'], whose: 'of a user outside the account (optional)' },
    { names: ['CHATPACT_CHATWOOT_BOT_TOKEN'], whose: 'of a bot (optional)' },
    {
      names: ['CHATPACT_CHATWOOT_PLATFORM_TOKEN'],
      whose: 'of a platform app, for a document with /platform (optional)',
    },
    { names: ['CHATPACT_CHATWOOT_ACCOUNT_ID'], whose: 'number of the account (default: 1)' },
  ],
  logins: [
    {
      names: ['CHATPACT_CHATWOOT_EMAIL', 'CHATPACT_CHATWOOT_PASSWORD', 'CHATPACT_CHATWOOT_CODE'],
      whose: 'of an administrator',
    },
    {
      names: ['CHATPACT_CHATWOOT_LOW_EMAIL', 'CHATPACT_CHATWOOT_LOW_PASSWORD', 'CHATPACT_CHATWOOT_LOW_CODE'],
      whose: 'of an agent',
    },
  ],
});
