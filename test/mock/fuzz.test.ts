import fc from 'fast-check';
import pino from 'pino';
import { beforeAll, expect, test } from 'vitest';
import type { Mock } from '../../mock/server.ts';
import { type Contract, loadContract } from '../../specs/contract.ts';
import type { JsonObject } from '../../specs/json.ts';
import { type Profile, profiles } from '../../specs/profiles.ts';
import { listRoutes, type MalformedRequest, malformedRequest, type Route } from './malformed-requests.ts';
import { type RawAnswer, type RawRequest, sendRaw } from './raw-request.ts';
import { ask, headersOf, startMock } from './start-mock.ts';

const mocks = new Map<Profile, Mock>();
const contracts = new Map<string, Contract>();
/** What the mocks logged: nothing, unless one of them failed. */
const failures: string[] = [];

beforeAll(async () => {
  const logger = pino({ level: 'error' }, { write: (line: string) => void failures.push(line) });
  for (const profile of profiles) {
    mocks.set(profile, await startMock({ profile, scale: 0.05, logger }));
    for (const vendor of ['chatwoot', 'rocketchat'] as const) {
      contracts.set(`${vendor} ${profile}`, await loadContract({ vendor, profile }));
    }
  }
});

function getContract(vendor: string, profile: Profile): Contract {
  const contract = contracts.get(`${vendor} ${profile}`);
  if (!contract) throw new Error('not loaded');
  return contract;
}

type Credentials = Record<string, string>;

function toRequest(route: Route, malformed: MalformedRequest, credentials: Credentials): RawRequest {
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

const sentence = { type: 'string', minLength: 1 };
const toError = (properties: JsonObject): JsonObject => ({ type: 'object', properties });
const documentedError = { $ref: '#/components/schemas/bad_request_error' };

/** The shapes in which each vendor refuses. */
const errorSchemas: Record<string, JsonObject[]> = {
  'chatwoot documented': [documentedError],
  'chatwoot observed': [
    documentedError,
    toError({ error: sentence }),
    toError({ message: sentence }),
    toError({ message: sentence, attributes: { type: 'array', minItems: 1, items: sentence } }),
    toError({ errors: { type: 'array', minItems: 1, items: sentence } }),
  ],
  'rocketchat documented': [
    toError({ success: { const: false }, error: sentence }),
    toError({ success: { const: false }, error: sentence, errorType: sentence }),
    toError({ status: { const: 'error' }, message: sentence }),
  ],
  'rocketchat observed': [
    toError({ success: { const: false }, error: sentence }),
    toError({ success: { const: false }, error: sentence, errorType: sentence }),
    toError({ status: { const: 'error' }, message: sentence, error: sentence }),
    toError({ success: { const: false }, status: { const: 'error' }, message: sentence, error: sentence }),
  ],
  plain: [
    toError({ error: sentence }),
    toError({ error: sentence, routes: {} }),
    toError({ error: sentence, problems: {} }),
  ],
};

/** Whose shape an error at a path must have: the vendor's whose path it is, or a plain one. */
function findOwner(path: string): 'chatwoot' | 'rocketchat' | 'plain' {
  if (/^\/api\/?$|^\/api\/v2(\/|$)|^\/api\/v1\/(accounts|profile)(\/|$)/.test(path)) return 'chatwoot';
  return /^\/api\/(info|v1)(\/|$)/.test(path) ? 'rocketchat' : 'plain';
}

function judge(profile: Profile, { method, target }: RawRequest, answer: RawAnswer): string[] {
  const { status, headers, text } = answer;
  // Who prefers a status that is documented gets it, a 500 too.
  const isForced = headers.has('preference-applied');
  if (!(status >= 200 && status < 500) && !isForced) return [`answered ${status}`];
  if (status < 400 || method === 'HEAD' || isForced) return [];
  // What is not HTTP at all never reaches the app: Node's parser hangs up on it.
  if (text === '' && headers.get('connection') === 'close' && !headers.has('date')) return [];

  // Some refusals have no body, where the ledger says so.
  if (status === 422 && headers.has('x-chatpact-deviation') && text === '') return [];

  if (!headers.get('content-type')?.startsWith('application/json')) return [`${status} is not JSON: ${text}`];
  const owner = findOwner(target.split(/[?#]/)[0] ?? '');
  const { validator } = getContract(owner === 'plain' ? 'chatwoot' : owner, profile);
  const shapes = errorSchemas[owner === 'plain' ? owner : `${owner} ${profile}`] ?? [];
  const fits = shapes.some((shape) => validator.checkSchema(shape, JSON.parse(text), 'closed').length === 0);
  return fits ? [] : [`${status} is in no shape of ${owner}: ${text}`];
}

test.each(profiles)('%s: hundreds of malformed requests, to every route its share, break nothing', async (profile) => {
  const mock = mocks.get(profile);
  if (!mock) throw new Error('not started');
  const routes = listRoutes([getContract('chatwoot', profile), getContract('rocketchat', profile)]);
  // Spread evenly: every route has its turn before one has a second.
  const rounds = Math.max(10, Math.ceil(600 / routes.length));
  const reached = new Map<string, number[]>();
  for (const route of routes) {
    // What one route changed, the next one does not see; a route may revoke the very token that it is called with.
    await mock.reset();
    const isRocketChat = findOwner(route.path) === 'rocketchat';
    const credentials = isRocketChat
      ? headersOf(mock, 'rocketchat', 'admin')
      : headersOf(mock, 'chatwoot', 'administrator');
    await fc.assert(
      fc.asyncProperty(malformedRequest, async (malformed) => {
        const request = toRequest(route, malformed, credentials);
        const answer = await sendRaw(mock.port, request);
        expect(judge(profile, request, answer)).toEqual([]);
        const key = `${route.method} ${route.path}`;
        if (answer.headers.has('date')) reached.set(key, [...(reached.get(key) ?? []), answer.status]);
      }),
      { numRuns: rounds },
    );
  }
  expect(failures).toEqual([]);
  // Not everything was turned away at the door: the app itself saw each route many times.
  expect(reached.size).toBe(routes.length);
  for (const [route, statuses] of reached) expect(statuses.length, route).toBeGreaterThan(rounds / 4);
  expect([...reached.values()].flat().filter((status) => status === 200).length).toBeGreaterThan(20);
  await mock.reset();
  expect((await ask(mock, '/__admin/health')).status).toBe(200);
  const headers = headersOf(mock, 'chatwoot', 'administrator');
  expect((await ask(mock, '/api/v2/accounts/1/summary_reports/channel', { headers })).status).toBe(200);
});

test.each([
  ['a server error', 'GET', '/api', 500, '{"error":"x"}'],
  ["the other vendor's shape", 'GET', '/api/v1/login', 404, '{"description":"x","errors":[]}'],
  ['a shape of nobody', 'GET', '/api/v2/x', 404, '{"error":"x","trace":"at Object"}'],
  ['a page of HTML', 'GET', '/api/v2/x', 400, '<html>'],
])('these tests would notice %s', (_, method, target, status, text) => {
  const isJson = text.startsWith('{');
  const headers = new Map([
    ['date', 'today'],
    ['content-type', isJson ? 'application/json' : 'text/html'],
  ]);
  expect(judge('observed', { method, target, headers: [], body: '' }, { status, headers, text })).not.toEqual([]);
});
