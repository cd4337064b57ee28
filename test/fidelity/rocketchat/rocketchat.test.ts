import { afterAll, describe, expect, test } from 'vitest';
import { type Answered, readAnswers, readKnownDifferences } from './answers.ts';
import { isEqual } from './compare.ts';
import { open, type Player } from './replay.ts';

// Compares the mock with every recorded response of the vendor's own code. A listed difference must still exist.

const { worlds, requests } = readAnswers();
const known = readKnownDifferences();
const nameOf = ({ world, timezone = 'UTC' }: Answered) => `${world}, ${timezone}`;

describe.each([...new Set(requests.map(nameOf))])('%s', (name) => {
  const own = requests.filter((request) => nameOf(request) === name);
  let player: Promise<Player> | undefined;
  afterAll(async () => (await player)?.end());

  test.each(own)('$id: $request.method $request.path', async (request) => {
    const world = worlds[request.world];
    if (!world) throw new Error(`World ${request.world} not found.`);
    player ??= open(world, request.timezone);
    const answer = await (await player).ask(request.request);
    if (isEqual(request, answer)) expect(known, 'is listed as different, and equal').not.toHaveProperty([request.id]);
    else if (!Object.hasOwn(known, request.id)) expect(answer).toEqual(request.real);
  });
});

test('every known difference names a recorded request', () => {
  const ids = requests.map(({ id }) => id);
  expect(Object.keys(known).filter((id) => !ids.includes(id))).toEqual([]);
});
