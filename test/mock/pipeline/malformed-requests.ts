import fc from 'fast-check';
import { adminRoutes } from '../../../mock/admin/routes/index.ts';
import type { Contract } from '../../../specs/contract.ts';
import type { RawRequest } from './raw-request.ts';

export interface Route {
  method: string;
  path: string;
  /** Valid queries, which the malformed ones extend. */
  query?: string;
}

const queries: Record<string, string> = {
  'list-all-conversation-statistics': 'metric=avg_resolution_time&type=team&id=1&since=1767571200&until=1768000000',
  'get-outgoing-messages-count': 'group_by=label',
  'get-channel-summary-report': 'since=1767571200&until=1768000000',
  'get-account-reporting-events': 'page=2&name=reply_time',
  'list-all-conversation-statistics-summary': 'type=label&id=1&since=1767571200&until=1768000000',
  'get-account-conversation-metrics': 'type=agent&page=1',
  'get-inbox-label-matrix': 'inbox_ids[]=1&inbox_ids[]=2&label_ids[]=1',
  'get-team-summary-report': 'business_hours=true',
  'download-teams-report': 'since=1767571200&until=1768000000',
  'download-conversation-traffic-report': 'days_before=3&timezone_offset=-8',
  'get-api-v1-engagement-dashboard-messages-messages-sent':
    'start=2026-01-01T00:00:00.000Z&end=2026-01-20T00:00:00.000Z',
};

/** Every route of the mock: each operation of these contracts, the admin API, and the root. */
export function listRoutes(contracts: Iterable<Contract>): Route[] {
  const toPath = (path: string) => path.replace(/\{[^}]+\}|:\w+/g, '1');
  const operations = [...contracts].flatMap((contract) => contract.operations);
  return [
    ...operations.map(({ id, method, path }) => ({
      method: method.toUpperCase(),
      path: toPath(path),
      query: queries[id],
    })),
    ...adminRoutes.map(({ method, path }) => ({ method: method.toUpperCase(), path: `/__admin${toPath(path)}` })),
    { method: 'GET', path: '/' },
  ];
}

/** What is malformed in a request to any route. */
export interface MalformedRequest {
  account: string;
  suffix: string;
  query: string;
  headers: [name: string, value: string][];
  body: string;
  contentType: string;
  /** Whether it carries credentials that the route accepts. */
  isKnown: boolean;
  /** Whether the route's valid query precedes the malformed one. */
  isSpoilt: boolean;
  /** Replaces the route's value. */
  method: string | undefined;
}

const names = ['metric', 'type', 'id', 'since', 'until', 'group_by', 'timezone_offset', 'business_hours', 'page'];
names.push('inbox_id', 'user_id', 'name', 'start', 'end', '__code', '__example', '__dynamic', '__proto__', 'toString');
const nastyValues = [
  '',
  '0',
  '-1',
  '1e309',
  'NaN',
  'null',
  '9'.repeat(30),
  '-8640000000000',
  '8640000000000',
  '1767571200',
];
nastyValues.push(
  'agent',
  'account',
  'label',
  'conversations_count',
  'avg_resolution_time',
  'year',
  'hour',
  '14',
  '-13.999999',
);
nastyValues.push(
  '%00',
  '%',
  '%ZZ',
  '%E0%A4',
  '%FF%FE',
  '%0d%0aX: y',
  '日本',
  '%F0%9F%98%80',
  '+',
  '%7F',
  'a%2Fb',
  '200',
  '401',
);
nastyValues.push(
  '2026-01-01T00:00:00.000Z',
  '%2B275760-09-13T00:00:00.000Z',
  '-271821-04-20T00:00:00.000Z',
  'x'.repeat(9000),
);

const byte = fc.integer({ min: 0, max: 255 });
const escaped = fc
  .array(byte, { maxLength: 8 })
  .map((list) => list.map((each) => `%${each.toString(16).padStart(2, '0')}`).join(''));
const printable = fc.string({ unit: fc.constantFrom(...'azAZ09 -_~!*(),;:@=?/\\|"<>{}^`\x80\xff'), maxLength: 12 });
/** Bytes that only a raw socket can send. Node's parser refuses most of them. */
const rawText = fc.string({
  unit: fc.integer({ min: 1, max: 255 }).map((code) => String.fromCharCode(code)),
  maxLength: 6,
});
const oddText = fc.oneof(
  { weight: 6, arbitrary: escaped },
  { weight: 3, arbitrary: printable },
  { weight: 1, arbitrary: rawText },
);
const inTarget = (text: string) => text.replace(/[\0-\x20#]/g, '_');
const value = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...nastyValues) }, oddText.map(inTarget));
const name = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...names) },
  oddText.map((text) => inTarget(text).replaceAll('&', '')),
);
const parameter = fc
  .tuple(name, fc.oneof({ weight: 5, arbitrary: fc.constant('') }, fc.constantFrom('[]', '[a]', '[__proto__]')), value)
  .map(([key, brackets, text]) => `${key}${brackets}=${text}`);
const query = fc.array(parameter, { maxLength: 4 }).map((list) => list.join('&'));
const suffix = fc.oneof(
  { weight: 5, arbitrary: fc.constant('') },
  fc.constantFrom('/', '//', '/..', '/%2e%2e', '/%00', '/%', '/__proto__', '.json', '/{account_id}', ';a=b'),
  oddText.map((text) => `/${inTarget(text).replaceAll('?', '_')}`),
);
const account = fc.constantFrom(
  '1',
  '1',
  '2',
  '0',
  '-1',
  '1e3',
  '01',
  '%31',
  '__proto__',
  '99999999999999999999',
  '%00',
  '1.0',
  'a',
);
const prefer = fc.constantFrom(
  'code=403',
  'code=999',
  'code=abc',
  'example=typical',
  'example="x, y"',
  'dynamic=true',
  ';;==',
  'code=401, dynamic',
);
const header = fc.oneof(
  prefer.map((text): [string, string] => ['Prefer', text]),
  fc.constantFrom<[string, string]>(
    ['Accept', 'text/html'],
    ['Accept-Encoding', 'nonsense;q=x'],
    ['If-None-Match', '*'],
    ['Range', 'bytes=0-1'],
    ['Expect', '100-continue'],
    ['Origin', 'null'],
    ['X-HTTP-Method-Override', 'DELETE'],
    ['__proto__', 'x'],
    ['Authorization', 'Bearer'],
    ['api_access_token', '\xff\xfe'],
    ['X-Auth-Token', ''],
    ['X-User-Id', '__proto__'],
    ['Access-Control-Request-Method', '\xe9'],
  ),
  oddText.map((text): [string, string] => ['X-Odd', text.replace(/[\r\n]/g, '')]),
);
const body = fc.oneof(
  { weight: 2, arbitrary: fc.constant('') },
  fc.constantFrom(
    '{',
    '[]',
    'null',
    '"x"',
    '{"user":{"$gt":""},"password":[]}',
    '{"__proto__":{"user":"a"}}',
    '\xff\xfe{}',
    '5',
  ),
  fc.json(),
  fc
    .record({ user: fc.anything(), password: fc.anything(), resume: fc.anything() })
    .map((each) => JSON.stringify(each) ?? ''),
  rawText,
);
const contentType = fc.constantFrom(
  'application/json',
  'text/plain',
  'application/json; charset=utf-7',
  'application/json;charset="',
  'x',
  '',
  'multipart/form-data',
);

/** A request in parts: malformed in its path, HTTP, JSON or text. */
export const malformedRequest: fc.Arbitrary<MalformedRequest> = fc.record({
  account,
  suffix,
  query,
  headers: fc.array(header, { maxLength: 3 }),
  body,
  contentType,
  isKnown: fc.boolean(),
  isSpoilt: fc.boolean(),
  method: fc.option(fc.constantFrom('HEAD', 'OPTIONS', 'PUT', 'DELETE', 'PATCH', 'TRACE', 'PROPFIND'), {
    nil: undefined,
    freq: 6,
  }),
});

/** Converts a malformed request to the bytes for a route. */
export function toRequest(route: Route, malformed: MalformedRequest, credentials: Record<string, string>): RawRequest {
  const path = route.path.replace('/accounts/1/', `/accounts/${malformed.account}/`) + malformed.suffix;
  const query = [malformed.isSpoilt ? (route.query ?? '') : '', malformed.query]
    .filter((part) => part !== '')
    .join('&');
  const headers = [...malformed.headers];
  if (malformed.isKnown) headers.push(...Object.entries(credentials));
  if (malformed.body !== '') headers.push(['Content-Type', malformed.contentType]);
  const body = Buffer.from(malformed.body, 'utf8').toString('latin1');
  return { method: malformed.method ?? route.method, target: query === '' ? path : `${path}?${query}`, headers, body };
}
