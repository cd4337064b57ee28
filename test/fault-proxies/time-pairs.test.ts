import { expect, test } from 'vitest';
import { checkContract } from '../../contracts/index.ts';
import { createMock } from '../../mock/server.ts';
import { isObject } from '../../specs/json/json.ts';
import { type BuiltInVendorName, vendorNames } from '../../specs/vendors.ts';
import { startFaultProxy } from './fault-proxy.ts';

// Pairs of times in one object of a response: relations compare the times in `judged`, in their order. For each other time,
// `unjudged` has the reason why no relation compares it. The faults are in chatwoot-faults.ts and rocketchat-faults.ts.

const inList = 'The same object is judged in a list.';
const imported = 'Imported messages keep their own dates, and this time is that of the latest message.';
const pending = 'It is 0 or missing before the event, and is reset if a conversation is reopened.';
const dated = 'Clients can set the dates of messages.';
const installation = 'It concerns the process and the installation, which can move to another machine.';

interface Times {
  /** Times that relations compare, in their expected order. */
  judged?: string[];
  /** The reason why no relation compares a time, by field, or `*` for all others. */
  unjudged?: Record<string, string>;
}

/** Times by place of the object: the path without ids, and the pointer with wildcards. */
const known: Record<BuiltInVendorName, Record<string, Times>> = {
  chatwoot: {
    '/api/v1/accounts/{id}/reporting_events /payload/*': {
      judged: ['event_start_time', 'event_end_time', 'created_at', 'updated_at'],
    },
    '/api/v1/accounts/{id}/conversations /data/payload/*': {
      judged: ['created_at', 'updated_at'],
      unjudged: {
        ...{ timestamp: imported, last_activity_at: imported, waiting_since: pending, first_reply_created_at: pending },
        ...{ agent_last_seen_at: pending, assignee_last_seen_at: pending, contact_last_seen_at: pending },
      },
    },
    '/api/v1/accounts/{id}/conversations /data/payload/*/meta/sender': { unjudged: { '*': imported } },
    '/api/v1/accounts/{id}/conversations /data/payload/*/messages/*': { unjudged: { '*': imported } },
    '/api/v1/accounts/{id}/conversations /data/payload/*/last_non_activity_message': { unjudged: { '*': imported } },
    '/api/v1/accounts/{id}/conversations/{id} ': { unjudged: { '*': inList } },
    '/api/v1/accounts/{id}/conversations/{id} /meta/sender': { unjudged: { '*': imported } },
    '/api/v1/accounts/{id}/conversations/{id} /messages/*': { unjudged: { '*': imported } },
    '/api/v1/accounts/{id}/conversations/{id} /last_non_activity_message': { unjudged: { '*': imported } },
    '/api/v1/accounts/{id}/conversations/{id}/reporting_events /*': { unjudged: { '*': inList } },
    '/api/v1/accounts/{id}/contacts /payload/*': { unjudged: { '*': imported } },
    '/api/v1/accounts/{id}/contacts/{id} /payload': { unjudged: { '*': imported } },
    '/api/v1/accounts/{id}/contacts/{id}/conversations /payload/*': { unjudged: { '*': inList } },
    '/api/v1/accounts/{id}/contacts/{id}/conversations /payload/*/meta/sender': { unjudged: { '*': imported } },
    '/api/v1/accounts/{id}/contacts/{id}/conversations /payload/*/messages/*': { unjudged: { '*': imported } },
    '/api/v1/accounts/{id}/contacts/{id}/conversations /payload/*/last_non_activity_message': {
      unjudged: { '*': imported },
    },
  },
  rocketchat: {
    '/api/v1/engagement-dashboard/channels/list /channels/*/room': { judged: ['ts', '_updatedAt'] },
    '/api/v1/channels.list /channels/*': { judged: ['ts', '_updatedAt'], unjudged: { lm: dated } },
    '/api/v1/groups.list /groups/*': { judged: ['ts', '_updatedAt'], unjudged: { lm: dated } },
    '/api/v1/channels.list /channels/*/lastMessage': { unjudged: { '*': dated } },
    '/api/v1/groups.list /groups/*/lastMessage': { unjudged: { '*': dated } },
    '/api/v1/channels.info /channel': { unjudged: { '*': inList } },
    '/api/v1/channels.info /channel/lastMessage': { unjudged: { '*': dated } },
    '/api/v1/users.info /user': { unjudged: { '*': 'Imported users keep their own dates.' } },
    '/api/v1/statistics ': { unjudged: { '*': installation } },
  },
};

const isTime = (value: unknown) =>
  (typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)) ||
  (typeof value === 'number' && value > 1_400_000_000 && value < 2_000_000_000);

/** Calls `found` for every object of a body that has at least two times. */
function findTimes(node: unknown, pointer: string, found: (pointer: string, fields: string[]) => void): void {
  if (Array.isArray(node)) for (const each of node) findTimes(each, `${pointer}/*`, found);
  if (!isObject(node)) return;
  const fields = Object.keys(node).filter((name) => isTime(node[name]));
  if (fields.length > 1) found(pointer, fields);
  for (const [name, each] of Object.entries(node)) findTimes(each, `${pointer}/${name}`, found);
}

test.each(vendorNames)('%s: every pair of times in a response is judged, or has a reason not to be', async (vendor) => {
  const mock = await createMock({ scale: 0.3, profile: 'observed' });
  const missing = new Set<string>();
  const seen = new Set<string>();
  const proxy = await startFaultProxy(mock, {
    path: '',
    fault: (body, { path }) => {
      findTimes(body, '', (pointer, fields) => {
        const place = `${path.replace(/\/\d+(?=\/|$)/g, '/{id}')} ${pointer}`;
        const { judged = [], unjudged = {} } = known[vendor][place] ?? {};
        seen.add(place);
        for (const field of fields) {
          if (!judged.includes(field) && !unjudged[field] && !unjudged['*']) missing.add(`${place}: ${field}`);
        }
      });
      return body;
    },
  });
  try {
    await checkContract({ url: proxy.url, vendor, credentials: mock.credentials });
  } finally {
    await proxy.close();
    await mock.close();
  }
  expect([...missing]).toEqual([]);
  const judged = Object.keys(known[vendor]).filter((place) => known[vendor][place]?.judged);
  expect(judged.filter((place) => !seen.has(place))).toEqual([]);
});
