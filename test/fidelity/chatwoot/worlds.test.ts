import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Mock } from '../../../mock/library/mock.ts';
import { createMock } from '../../../mock/server.ts';
import type { JsonObject } from '../../../specs/json/json.ts';
import known from './known-differences.json' with { type: 'json' };
import { type Played, play } from './replay.ts';
import { readRecording } from './worlds.ts';

// Compares the mock with recorded responses of the vendor's own code. known-differences.json lists differences by world
// and request, with a reason. A test fails for an unlisted difference, and for a listed one that no longer exists.

const recording = readRecording();
const reasons: Record<string, Record<string, string>> = known;
let mock: Mock;

beforeAll(async () => {
  mock = await createMock({
    scale: 0,
    port: null,
    vendors: ['chatwoot'],
    profile: 'observed',
    now: '2026-01-26T08:00:00Z',
  });
});
afterAll(() => mock.close());

const causes = [...new Set(recording.worlds.map(({ cause }) => cause))];

describe.each(causes)('%s', (cause) => {
  const worlds = recording.worlds.filter((world) => world.cause === cause);
  test.each(worlds.map((world) => [world.name, world] as const))('%s', async (name, world) => {
    expect(world.requests.length).toBeGreaterThan(0);
    expect(listDifferences(await play(mock, recording, world))).toEqual(
      Object.fromEntries(Object.keys(reasons[name] ?? {}).map((request) => [request, expect.any(String)])),
    );
  });
});

test('reports a wrong figure, a missing row and another status as differences', async () => {
  const [world] = recording.worlds;
  if (!world) throw new Error('The recording has no world.');
  const spoil = async (change: Partial<(typeof world.requests)[number]>) => {
    const requests = world.requests.slice(0, 1).map((request) => ({ ...request, ...change }));
    return Object.values(listDifferences(await play(mock, recording, { ...world, requests })));
  };
  expect(await spoil({})).toEqual([]);
  expect(await spoil({ status: 404 })).toEqual([expect.stringContaining('status 404, here 200')]);
  expect(await spoil({ body: [] })).toEqual([expect.stringContaining('0 rows, here 1')]);
  const [event] = (world.requests[0]?.body ?? []) as JsonObject[];
  expect(await spoil({ body: [{ ...event, value: 361 }] })).toEqual([expect.stringContaining('/value 361')]);
});

test('every known difference names a recorded request', () => {
  const asked = new Map(recording.worlds.map(({ name, requests }) => [name, requests.map(({ path }) => path)]));
  for (const [name, paths] of Object.entries(reasons)) {
    for (const path of Object.keys(paths)) expect(asked.get(name), path).toContain(path.replace(/ as \w+$/, ''));
  }
});

function listDifferences(played: Played): Record<string, string> {
  return Object.fromEntries([...played].flatMap(([name, found]) => (found === undefined ? [] : [[name, found]])));
}
