import { expect, test } from 'vitest';
import { checkContract } from '../../contracts/index.ts';
import { createMock } from '../../mock/server.ts';
import { isObject } from '../../specs/json/json.ts';
import { type VendorName, vendorNames } from '../../specs/vendors.ts';
import { startFront } from './fault-proxy.ts';

// Every two times that stand in one object of an answer: relations hold the first of a list against each other, in their
// order, and for what is left out there is a reason. Planted faults in chatwoot-fronts.ts and rocketchat-fronts.ts.

const ofOthers = 'It stands in a list, too, where it is judged.';
const imported = 'Messages may be brought from elsewhere with their own date, and it follows the latest of them.';
const notYet = 'It is 0 or missing until it happens, and begins anew when a conversation is opened again.';
const dated = 'Clients may date messages themselves.';
const process = 'It is about the process and the installation, which may be moved to another machine.';

interface Times {
  /** In their order: each is held against another one of them. */
  judged?: string[];
  /** By field, or `*` for all others: why it is held against nothing. */
  apart?: Record<string, string>;
}

/** By where the object stands: the path without ids, and the pointer with wildcards. */
const known: Record<VendorName, Record<string, Times>> = {
  chatwoot: {
    '/api/v1/accounts/{id}/reporting_events /payload/*': {
      judged: ['event_start_time', 'event_end_time', 'created_at', 'updated_at'],
    },
    '/api/v1/accounts/{id}/conversations /data/payload/*': {
      judged: ['created_at', 'updated_at'],
      apart: {
        ...{ timestamp: imported, last_activity_at: imported, waiting_since: notYet, first_reply_created_at: notYet },
        ...{ agent_last_seen_at: notYet, assignee_last_seen_at: notYet, contact_last_seen_at: notYet },
      },
    },
    '/api/v1/accounts/{id}/conversations /data/payload/*/meta/sender': { apart: { '*': imported } },
    '/api/v1/accounts/{id}/conversations /data/payload/*/messages/*': { apart: { '*': imported } },
    '/api/v1/accounts/{id}/conversations /data/payload/*/last_non_activity_message': { apart: { '*': imported } },
    '/api/v1/accounts/{id}/conversations/{id} ': { apart: { '*': ofOthers } },
    '/api/v1/accounts/{id}/conversations/{id} /meta/sender': { apart: { '*': imported } },
    '/api/v1/accounts/{id}/conversations/{id} /messages/*': { apart: { '*': imported } },
    '/api/v1/accounts/{id}/conversations/{id} /last_non_activity_message': { apart: { '*': imported } },
    '/api/v1/accounts/{id}/conversations/{id}/reporting_events /*': { apart: { '*': ofOthers } },
    '/api/v1/accounts/{id}/contacts /payload/*': { apart: { '*': imported } },
    '/api/v1/accounts/{id}/contacts/{id} /payload': { apart: { '*': imported } },
  },
  rocketchat: {
    '/api/v1/engagement-dashboard/channels/list /channels/*/room': { judged: ['ts', '_updatedAt'] },
    '/api/v1/channels.list /channels/*': { judged: ['ts', '_updatedAt'], apart: { lm: dated } },
    '/api/v1/groups.list /groups/*': { judged: ['ts', '_updatedAt'], apart: { lm: dated } },
    '/api/v1/channels.list /channels/*/lastMessage': { apart: { '*': dated } },
    '/api/v1/groups.list /groups/*/lastMessage': { apart: { '*': dated } },
    '/api/v1/channels.info /channel': { apart: { '*': ofOthers } },
    '/api/v1/channels.info /channel/lastMessage': { apart: { '*': dated } },
    '/api/v1/users.info /user': { apart: { '*': 'Users may be brought from elsewhere with their own dates.' } },
    '/api/v1/statistics ': { apart: { '*': process } },
  },
};

const isTime = (value: unknown) =>
  (typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)) ||
  (typeof value === 'number' && value > 1_400_000_000 && value < 2_000_000_000);

/** Calls with every object of a body that has two times or more. */
function findTimes(node: unknown, pointer: string, found: (pointer: string, fields: string[]) => void): void {
  if (Array.isArray(node)) for (const each of node) findTimes(each, `${pointer}/*`, found);
  if (!isObject(node)) return;
  const fields = Object.keys(node).filter((name) => isTime(node[name]));
  if (fields.length > 1) found(pointer, fields);
  for (const [name, each] of Object.entries(node)) findTimes(each, `${pointer}/${name}`, found);
}

test.each(vendorNames)(
  'every time beside another one in answers of %s is judged, or has a reason not to be',
  async (vendor) => {
    const mock = await createMock({ scale: 0.3, profile: 'observed' });
    const strange = new Set<string>();
    const met = new Set<string>();
    const front = await startFront(mock, {
      path: '',
      fault: (body, { path }) => {
        findTimes(body, '', (pointer, fields) => {
          const place = `${path.replace(/\/\d+(?=\/|$)/g, '/{id}')} ${pointer}`;
          const { judged = [], apart = {} } = known[vendor][place] ?? {};
          met.add(place);
          for (const field of fields) {
            if (!judged.includes(field) && !apart[field] && !apart['*']) strange.add(`${place}: ${field}`);
          }
        });
        return body;
      },
    });
    try {
      await checkContract({ url: front.url, vendor, credentials: mock.credentials });
    } finally {
      await front.close();
      await mock.close();
    }
    expect([...strange]).toEqual([]);
    const judged = Object.keys(known[vendor]).filter((place) => known[vendor][place]?.judged);
    expect(judged.filter((place) => !met.has(place))).toEqual([]);
  },
);
