import { declareVendor } from 'chatpact/extend';

/** What the mock and the check share: documents, paths and credentials. */
export const declaration = declareVendor({
  name: 'tickets',
  title: 'Tickets',
  documents: { openapi: new URL('./openapi.yaml', import.meta.url) },
  basePaths: ['/tickets-api/*'],
  credentialHeaders: { 'X-Api-Key': 'apiKey' },
  version: '1.0.0',
  variables: [
    { names: ['TICKETS_KEY'], whose: 'key of an admin' },
    { names: ['TICKETS_LOW_KEY'], whose: 'key of an agent, who may not read reports' },
  ],
});
