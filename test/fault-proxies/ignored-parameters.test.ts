import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkContract } from '../../contracts/index.ts';
import { vendorChecks } from '../../contracts/vendors/index.ts';
import { createMock, type Mock } from '../../mock/server.ts';
import { loadContract } from '../../specs/contract.ts';
import { isSafe, type Operation } from '../../specs/operations.ts';
import { type BuiltInVendorName, vendorNames } from '../../specs/vendors.ts';
import { startFaultProxy } from './fault-proxy.ts';
import { type IgnoredParameter, listIgnored, toFault } from './ignored-parameters.ts';

// Servers that each ignore one query parameter of a read operation. The check must detect each, or the reason why no
// response can show it is listed here.

const file = 'It is a file: the check compares figures of JSON.';
const collation = 'The order depends on the collation of the database.';
const disabled = 'Servers can disable it, and do so by default from 7.0.';
const empty = 'A new mock has no such records, so every list is empty.';
const searched = 'The check knows no text to search for, and without one every list is empty.';
const alternative = 'The check requests by id, which takes precedence.';

/** Reasons by operation and fault, or by a prefix of both. */
const undetectable: Record<BuiltInVendorName, Record<string, string>> = {
  chatwoot: {
    'list-all-conversation-statistics-summary: timezone_offset': 'It has no effect.',
    'get-account-conversation-metrics: user_id': 'It has no effect.',
    'get-agent-conversation-metrics: type': 'It has one value.',
    ...Object.fromEntries(
      ['reply_time', 'bot_resolutions_count', 'bot_handoffs_count'].map((metric) => [
        `list-all-conversation-statistics: metric is always ${metric}`,
        'It is not in the document, so the server behind the proxy refuses it.',
      ]),
    ),
    'contactList: sort=phone_number': 'The first contacts of this history are in this order by default.',
    'contactSearch: ': searched,
    'contactList: sort=name': collation,
    'contactList: sort=-name': collation,
    'contactList: sort=email': collation,
    'contactList: sort=-email': collation,
    'download-': file,
    'get-account-automation-rule: page': empty,
    'get-account-canned-response: search': empty,
    'get-account-custom-attribute: attribute_model': empty,
    'list-all-filters: filter_type': empty,
    'list-active-contacts: ': empty,
  },
  rocketchat: {
    'get-api-v1-engagement-dashboard-channels-list: hideRoomsWithNoActivity':
      'Servers still list rooms without messages if all messages were deleted.',
    'get-api-v1-statistics: refresh': 'Cached statistics may be as recent as new ones.',
    'get-api-v1-engagement-dashboard-users-chat-busier-hourly-data: start': 'Hours have no date.',
    'get-api-v1-users.info: username': alternative,
    'get-api-v1-users.info: importId': alternative,
    'get-api-v1-users.info: email': alternative,
    'get-api-v1-users.info: freeSwitchExtension': alternative,
    'get-api-v1-users.info: includeUserRooms': 'It adds rooms, which no schema contains.',
    'get-api-v1-users.list: email': 'Earlier versions ignore it, and an email address should not be in a URL.',
    'get-api-v1-users.list: query': disabled,
    'get-api-v1-users.list: fields': disabled,
    'get-api-v1-channels.info: roomName': alternative,
    'get-api-v1-channels.list: query': disabled,
    'get-api-v1-channels.list: fields': disabled,
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
  // Several groups, so that their order is visible.
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

/**
 * For each operation, the cases that detected its earlier faults. They run first: they detect most other faults too, and then
 * the other cases, a hundred for some operations, need not run.
 */
const detectors = new Map<Operation, Set<string>>();

/** Runs all cases that read the operation, unless the detectors suffice. They can't for a fault that no response shows. */
async function isDetected(fault: IgnoredParameter, isExpected: boolean): Promise<boolean> {
  const { vendor, operation } = fault;
  const known = detectors.get(operation) ?? new Set();
  detectors.set(operation, known);
  if (isExpected && known.size > 0 && (await findDetector(fault, [...known]))) return true;
  const relations = vendorChecks[vendor].relations.filter(({ operations }) => operations.includes(operation.id));
  const detector = await findDetector(fault, [...relations.map(({ id }) => `relation/${id}`), `${operation.id}/*`]);
  if (detector) known.add(detector);
  return detector !== undefined;
}

/** Returns the id of the first case that detects the fault; undefined if none does. */
async function findDetector(fault: IgnoredParameter, only: string[]): Promise<string | undefined> {
  const proxy = await startFaultProxy(mock, { path: '', fault: toFault(fault) });
  try {
    const report = await checkContract({ url: proxy.url, vendor: fault.vendor, credentials: mock.credentials, only });
    return report.cases.find(({ findings }) => findings.some(({ severity }) => severity === 'violation'))?.id;
  } finally {
    await proxy.close();
  }
}

describe('Detects a server that ignores a parameter', () => {
  test.each(ignored)('by $vendor: $operation.id: $name', async (each) => {
    const { vendor, operation, name } = each;
    const reason = Object.entries(undetectable[vendor]).find(([key]) => `${operation.id}: ${name}`.startsWith(key));
    expect([await isDetected(each, !reason), reason?.[1]]).toEqual(reason ? [false, reason[1]] : [true, undefined]);
  });
});

test('lists reasons only for existing parameters', () => {
  const all = ignored.map(({ vendor, operation, name }) => `${vendor} ${operation.id}: ${name}`);
  const idle = vendorNames.flatMap((vendor) =>
    Object.keys(undetectable[vendor]).filter((key) => !all.some((each) => each.startsWith(`${vendor} ${key}`))),
  );
  expect(idle).toEqual([]);
});
