import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { findDifference } from './compare.ts';
import { createPlayer, type Player } from './replay.ts';
import { type Recorded, readSurface } from './surface.ts';

/** Requests whose response differs from that of the real server, by reason. */
type KnownDifferences = { reason: string; requests: string[] }[];

const surface = readSurface();
const known: KnownDifferences = JSON.parse(readFileSync(new URL('./known-differences.json', import.meta.url), 'utf8'));
const reasons = new Map(known.flatMap(({ reason, requests }) => requests.map((id) => [id, reason] as const)));

let player: Player;

beforeAll(async () => {
  player = await createPlayer(surface, { profile: 'observed' });
});

test('every step of the recorded world gets the recorded status', () => {
  expect(player.strange).toEqual([]);
});

test('every known difference names a recorded request, and none occurs twice', () => {
  const ids = new Set(surface.requests.map(({ id }) => id));
  const listed = known.flatMap(({ requests }) => requests);
  expect(listed.filter((id) => !ids.has(id))).toEqual([]);
  expect(new Set(listed).size).toBe(listed.length);
});

const groupOf = ({ id }: Recorded) => id.replace(/ \d+$/, '');
const groups = [...new Set(surface.requests.map(groupOf))].map((group) => ({
  group,
  requests: surface.requests.filter((request) => groupOf(request) === group),
}));

describe.each(groups)('$group', ({ requests }) => {
  test.each(requests.map((request) => ({ title: toTitle(request), request })))('$title', async ({ request }) => {
    const { answer, strange } = await player.play(request);
    const found = strange[0] ?? findDifference(request, answer);
    const reason = reasons.get(request.id);
    if (reason === undefined) expect(found).toBeUndefined();
    // A request that has become equal must be removed from the list.
    else expect(found, `${request.id} is equal now; "${reason}" must not name it`).toBeDefined();
  });
});

function toTitle({ id, method, path, body, as }: Recorded): string {
  const sent = body === undefined ? '' : ` ${JSON.stringify(body).slice(0, 80)}`;
  return `${id}: ${method} ${path}${sent} as ${as}`;
}

describe('the comparison reports', () => {
  const real = { status: 200, type: 'application/json', body: { meta: { count: 1 }, payload: [{ id: 5, name: 'a' }] } };
  const request: Recorded = { id: 'x 1', method: 'GET', path: '/api/v1/accounts/1/labels', as: 'admin', real };
  const answerWith = (body: unknown, status = 200) => ({
    status,
    headers: new Headers({ 'content-type': 'application/json; charset=utf-8' }),
    text: JSON.stringify(body),
    body,
  });
  test('nothing for an equal response with other generated ids', () => {
    expect(
      findDifference(request, answerWith({ payload: [{ name: 'a', id: 7 }], meta: { count: 1 } })),
    ).toBeUndefined();
  });
  test.each([
    ['another status', { meta: { count: 1 }, payload: [{ id: 5, name: 'a' }] }, 201],
    ['another value', { meta: { count: 1 }, payload: [{ id: 5, name: 'b' }] }, 200],
    ['an id of another type', { meta: { count: 1 }, payload: [{ id: '5', name: 'a' }] }, 200],
    ['a number as text', { meta: { count: '1' }, payload: [{ id: 5, name: 'a' }] }, 200],
    ['a missing field', { meta: { count: 1 }, payload: [{ id: 5 }] }, 200],
    ['an additional field', { meta: { count: 1 }, payload: [{ id: 5, name: 'a', x: null }] }, 200],
    ['a shorter list', { meta: { count: 1 }, payload: [] }, 200],
  ])('%s', (_, body, status) => {
    expect(findDifference(request, answerWith(body, status))).toBeDefined();
  });
});
