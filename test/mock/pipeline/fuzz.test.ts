import fc from 'fast-check';
import pino from 'pino';
import { beforeAll, expect, test } from 'vitest';
import type { Mock } from '../../../mock/server.ts';
import { type Profile, profiles } from '../../../specs/profiles.ts';
import { ask, headersOf, startMock } from '../start-mock.ts';
import { createJudge, findOwner } from './judge-refusal.ts';
import { listRoutes, malformedRequest, toRequest } from './malformed-requests.ts';
import { sendRaw } from './raw-request.ts';

const mocks = new Map<Profile, Mock>();
/** Lines that the mocks logged: none unless a mock failed. */
const failures: string[] = [];

beforeAll(async () => {
  const logger = pino({ level: 'error' }, { write: (line: string) => void failures.push(line) });
  for (const profile of profiles) mocks.set(profile, await startMock({ profile, scale: 0.05, logger }));
});

test.each(profiles)('%s: survives hundreds of malformed requests, spread over all routes', async (profile) => {
  const mock = mocks.get(profile);
  if (!mock) throw new Error('not started');
  const { judge, contracts } = await createJudge(profile);
  const routes = listRoutes(contracts);
  // Spread evenly: the routes are used in rotation.
  const rounds = Math.max(10, Math.ceil(600 / routes.length));
  const reached = new Map<string, number[]>();
  for (const route of routes) {
    // Each request gets a fresh workspace, since a route may revoke the token with which it is called.
    await mock.reset();
    const isRocketChat = findOwner(route.path) === 'rocketchat';
    const credentials = isRocketChat
      ? headersOf(mock, 'rocketchat', 'admin')
      : headersOf(mock, 'chatwoot', 'administrator');
    await fc.assert(
      fc.asyncProperty(malformedRequest, async (malformed) => {
        const request = toRequest(route, malformed, credentials);
        const answer = await sendRaw(mock.port, request);
        expect(judge(request, answer)).toEqual([]);
        const key = `${route.method} ${route.path}`;
        if (answer.headers.has('date')) reached.set(key, [...(reached.get(key) ?? []), answer.status]);
      }),
      { numRuns: rounds },
    );
  }
  expect(failures).toEqual([]);
  // The requests were not all refused early: the app received every route and most of the requests.
  const statuses = [...reached.values()].flat();
  expect(reached.size).toBe(routes.length);
  expect(statuses.length).toBeGreaterThan((routes.length * rounds) / 2);
  expect(statuses.filter((status) => status === 200).length).toBeGreaterThan(20);
  await mock.reset();
  expect((await ask(mock, '/__admin/health')).status).toBe(200);
  const headers = headersOf(mock, 'chatwoot', 'administrator');
  expect((await ask(mock, '/api/v2/accounts/1/summary_reports/channel', { headers })).status).toBe(200);
});

test.each([
  ['a server error', 'GET', '/api', 500, '{"error":"x"}'],
  ["the other vendor's shape", 'GET', '/api/v1/login', 404, '{"description":"x","errors":[]}'],
  ['an unknown error format', 'GET', '/api/v2/x', 404, '{"error":"x","trace":"at Object"}'],
  ['a page of HTML', 'GET', '/api/v2/x', 400, '<html>'],
])('the check detects %s', async (_, method, target, status, text) => {
  const { judge } = await createJudge('observed');
  const isJson = text.startsWith('{');
  const headers = new Map([
    ['date', 'today'],
    ['content-type', isJson ? 'application/json' : 'text/html'],
  ]);
  expect(judge({ method, target, headers: [], body: '' }, { status, headers, text })).not.toEqual([]);
});
