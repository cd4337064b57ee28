import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkContract } from '../../contracts/index.ts';
import { vendorChecks } from '../../contracts/vendors/index.ts';
import { createMock, type Mock } from '../../mock/server.ts';
import { loadContract } from '../../specs/contract.ts';
import { isSafe } from '../../specs/operations.ts';
import { type VendorName, vendorNames } from '../../specs/vendors.ts';
import { startFront } from './fault-proxy.ts';
import { type IgnoredParameter, listIgnored, toFault } from './ignored-parameters.ts';

// Servers that each ignore one query parameter of a read operation. The check must detect each, or the reason why no
// response can show it is listed here.

const file = 'It is a file: the check compares figures of JSON.';
const letters = 'What comes first is up to the collation of the database.';
const outOfUse = 'Servers may be set up to take none, and from 7.0 on are.';
const alternative = 'The check asks by id, which comes first.';

/** By operation and fault, or by how both begin. */
const unnoticed: Record<VendorName, Record<string, string>> = {
  chatwoot: {
    'list-all-conversation-statistics-summary: timezone_offset': 'It has no effect.',
    'get-account-conversation-metrics: user_id': 'It has no effect.',
    'get-agent-conversation-metrics: type': 'It has one value.',
    ...Object.fromEntries(
      ['reply_time', 'bot_resolutions_count', 'bot_handoffs_count'].map((metric) => [
        `list-all-conversation-statistics: metric is always ${metric}`,
        'The document does not know it, and so the server behind the front refuses it.',
      ]),
    ),
    'contactList: sort=phone_number': 'Without an order, too, the first contacts of this history stand in it.',
    'contactList: sort=name': letters,
    'contactList: sort=-name': letters,
    'contactList: sort=email': letters,
    'contactList: sort=-email': letters,
    'download-': file,
  },
  rocketchat: {
    'get-api-v1-engagement-dashboard-channels-list: hideRoomsWithNoActivity':
      'Servers list rooms without messages all the same, where all of them were deleted.',
    'get-api-v1-statistics: refresh': 'What is kept may be as new as what is counted.',
    'get-api-v1-engagement-dashboard-users-chat-busier-hourly-data: start': 'Hours have no date.',
    'get-api-v1-users.info: username': alternative,
    'get-api-v1-users.info: importId': alternative,
    'get-api-v1-users.info: email': alternative,
    'get-api-v1-users.info: freeSwitchExtension': alternative,
    'get-api-v1-users.info: includeUserRooms': 'What it adds, the rooms, is in no schema.',
    'get-api-v1-users.list: email': 'Earlier versions ignore it, and somebody’s address has no place in a URL.',
    'get-api-v1-users.list: query': outOfUse,
    'get-api-v1-users.list: fields': outOfUse,
    'get-api-v1-channels.info: roomName': alternative,
    'get-api-v1-channels.list: query': outOfUse,
    'get-api-v1-channels.list: fields': outOfUse,
  },
};

let mock: Mock;
beforeAll(async () => {
  mock = await createMock({ scale: 0.3 });
  const at = '2026-01-20T10:00:00.000Z';
  const toRoom = (t: string, name: string) => ({
    type: 'room.created',
    at,
    t,
    name,
    creator: 'deon.lemke',
    usernames: ['deon.lemke'],
  });
  // As many groups as make an order.
  await mock.append('rocketchat', toRoom('p', 'alpha'), toRoom('p', 'beta'), toRoom('p', 'gamma'));
});
afterAll(() => mock.close());

const ignored: IgnoredParameter[] = [];
for (const vendor of vendorNames) {
  const { operations } = await loadContract({ vendor, profile: 'observed' });
  for (const operation of operations.filter(isSafe)) {
    const parameters = operation.parameters.filter((each) => each.in === 'query');
    ignored.push(...parameters.flatMap((each) => listIgnored(vendor, operation, each)));
  }
}

async function notices(each: IgnoredParameter): Promise<boolean> {
  const { vendor, operation } = each;
  const front = await startFront(mock, { path: '', fault: toFault(each) });
  const relations = vendorChecks[vendor].relations.filter(({ operations }) => operations.includes(operation.id));
  const only = [...relations.map(({ id }) => `relation/${id}`), `${operation.id}/*`];
  try {
    const report = await checkContract({ url: front.url, vendor, credentials: mock.credentials, only });
    return report.cases.some(({ findings }) => findings.some(({ severity }) => severity === 'violation'));
  } finally {
    await front.close();
  }
}

describe('detects a server that ignores a parameter', () => {
  test.each(ignored)('by $vendor: $operation.id: $name', async (each) => {
    const { vendor, operation, name } = each;
    const reason = Object.entries(unnoticed[vendor]).find(([key]) => `${operation.id}: ${name}`.startsWith(key));
    expect([await notices(each), reason?.[1]]).toEqual(reason ? [false, reason[1]] : [true, undefined]);
  });
});

test('lists reasons only for existing parameters', () => {
  const all = ignored.map(({ vendor, operation, name }) => `${vendor} ${operation.id}: ${name}`);
  const idle = vendorNames.flatMap((vendor) =>
    Object.keys(unnoticed[vendor]).filter((key) => !all.some((each) => each.startsWith(`${vendor} ${key}`))),
  );
  expect(idle).toEqual([]);
});
