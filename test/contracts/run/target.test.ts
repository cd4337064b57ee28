import { describe, expect, test } from 'vitest';
import { NetworkFailure, OversizedResponse, PostponedRequest } from '../../../contracts/exchanges/exchange.ts';
import { createIds } from '../../../contracts/plan/discover-ids.ts';
import { probeCredentials, probeTarget } from '../../../contracts/target.ts';
import type { Operation } from '../../../specs/operations.ts';
import { type Answer, type Answerer, createSmallWorld, loadSmall, smallVendor } from './small-world.ts';

const failing = (error: Error) => (): Answer => {
  throw error;
};

describe('A target', () => {
  const probe = async (answer: Answerer) => {
    const { world, sent } = await createSmallWorld(answer);
    return { facts: await probeTarget(world, await loadSmall()), sent };
  };

  test('returns its version and current time to a request without credentials', async () => {
    const { facts, sent } = await probe(() => ({
      ...{ body: { kind: 'json', value: { version: '4.5.0-rc.1+a' } } },
      headers: { date: 'Sun, 01 Feb 2026 10:00:00 GMT' },
    }));
    expect(facts).toEqual({ version: '4.5.0-rc.1+a', now: new Date('2026-02-01T10:00:00Z') });
    expect(sent).toMatchObject([{ url: 'https://small.example/api/version', headers: {} }]);
  });

  test.each<[answer: Answer]>([
    [{ json: { version: 4 } }],
    [{ json: { version: '4.5 <b>' } }],
    [{ json: { version: 'x'.repeat(41) } }],
    [{ json: {} }],
    [{ body: { kind: 'other', isHtml: false } }],
    [{ status: 404, body: { kind: 'other', isHtml: true } }],
  ])('without a valid version is still reachable: %j', async (answer) => {
    const { facts } = await probe(() => answer);
    expect(facts).toEqual({ version: undefined, now: expect.any(Date) });
  });

  test.each(['yesterday 5', 'Fri, 01 Jan 1988 10:00:00 GMT', 'Fri, 31 Dec 9999 10:00:00 GMT', ''])(
    'with the Date header %j gets the time of this machine',
    async (date) => {
      const { facts } = await probe(() => ({ body: { kind: 'json', value: {} }, headers: { date } }));
      expect('now' in facts && Math.abs(facts.now.getTime() - Date.now())).toBeLessThan(60_000);
    },
  );

  test.each<[answer: Answerer, kind: string, message: string]>([
    [failing(new NetworkFailure('it hung up', true)), 'unreachable', "can't be reached: it hung up."],
    [failing(new OversizedResponse('too much')), 'unreachable', 'does not say its version: too much.'],
    [
      () => ({ status: 301, headers: { location: 'https://b/?t=1' }, json: {} }),
      'unreachable',
      'redirects to https://b/;',
    ],
    [() => ({ status: 399, json: {} }), 'unreachable', 'redirects to nowhere;'],
    [() => ({ body: { kind: 'other', isHtml: true } }), 'unreachable', 'answers with an HTML page'],
  ])('that is unreachable or redirects gives a failure', async (answer, kind, message) => {
    const { facts } = await probe(answer);
    expect(facts).toEqual({ kind, message: expect.stringContaining(`https://small.example/api/ ${message}`) });
  });

  test('is not called unreachable if no request was sent', async () => {
    const { facts } = await probe(failing(new PostponedRequest('the time is spent')));
    expect(facts).toEqual({ kind: 'stopped', message: 'Nothing was checked: the time is spent.' });
    await expect(probe(failing(new TypeError('a bug')))).rejects.toThrow('a bug');
  });

  test('is not probed if the document has no operation for the version', async () => {
    const { world, sent } = await createSmallWorld(() => ({ json: {} }));
    const unknown = Object.create(await loadSmall(), { behaviour: { value: {} } });
    expect(await probeTarget(world, unknown)).toEqual({ now: expect.any(Date) });
    expect(sent).toEqual([]);
  });
});

describe('Credentials', () => {
  const probe = async (answer: Answerer, vendor = smallVendor) => {
    const { world, sent } = await createSmallWorld(answer, { vendor });
    return { failure: await probeCredentials(world, []), paths: sent.map(({ url }) => new URL(url).pathname) };
  };

  test('are accepted if one protected report succeeds', async () => {
    const { failure, paths } = await probe(({ pathname }) => ({
      status: pathname.endsWith('pages') ? 200 : 403,
      json: {},
    }));
    expect([failure, paths]).toEqual([undefined, ['/api/report', '/api/pages']]);
    expect((await probe(() => ({ status: 500, json: {} }))).paths).toHaveLength(1);
  });

  test.each<[status: number, message: string]>([
    [401, 'The credentials in CHATPACT_CHATWOOT_TOKEN are refused (401). Some proxies'],
    [403, 'The credentials in CHATPACT_CHATWOOT_TOKEN may not see any report (403). Use those of a user who may. Some'],
    [
      404,
      'Every report returns 404: an object in the path does not exist, or the server is not chatwoot. Is THING right?',
    ],
  ])('are rejected if every report returns %i', async (status, message) => {
    const { failure, paths } = await probe(() => ({ status, json: {} }));
    expect(failure).toEqual({ kind: 'refused', message: expect.stringContaining(message) });
    expect(paths).toEqual(['report', 'pages', 'offsets', 'things', 'things/7', 'late'].map((path) => `/api/${path}`));
  });

  test('are rejected without a hint if the vendor has none', async () => {
    const vendor = { ...smallVendor, refusedHint: undefined, entities: {} };
    expect((await probe(() => ({ status: 401, json: {} }), vendor)).failure?.message).toBe(
      'The credentials in CHATPACT_CHATWOOT_TOKEN are refused (401).',
    );
    expect((await probe(() => ({ status: 404, json: {} }), vendor)).failure?.message).toMatch(
      /the server is not chatwoot\.$/,
    );
  });

  test('are not rejected because of a slow or failing server', async () => {
    expect((await probe(failing(new NetworkFailure('slow', true)))).failure).toBeUndefined();
    await expect(probe(failing(new TypeError('a bug')))).rejects.toThrow('a bug');
  });
});

describe('An id', () => {
  type Given = Readonly<Record<string, string>>;
  const look = async (
    name: string,
    answer: Answerer,
    given: Given = {},
    variables: Given = {},
    entities = smallVendor.entities,
    of = 'report',
  ) => {
    const vendor = { ...smallVendor, entities };
    const { world, sent } = await createSmallWorld(answer, { vendor });
    const ids = createIds(world, given, variables);
    const asker = { operation: world.contract.findOperation(of) as Operation, parameter: 'thing_id' };
    return { found: await ids.find(name, asker), again: await ids.find(name, asker), asked: sent.length };
  };
  const things =
    (...rows: unknown[]) =>
    (): Answer => ({ json: rows });

  test('is taken from the options, then from the environment, then from the API', async () => {
    const named = things({ id: 3 });
    expect((await look('thing', named, { thing: '1' }, { THING: '2' })).found).toEqual({ id: '1' });
    expect(await look('thing', named, {}, { THING: '2' })).toMatchObject({ found: { id: '2' }, asked: 0 });
    expect(await look('thing', named)).toEqual({ found: { id: '3' }, again: { id: '3' }, asked: 1 });
  });

  test('falls back to the default if none or an empty one is given', async () => {
    const entities = { thing: { fallback: '1', env: 'THING' } };
    expect((await look('thing', things(), {}, {}, entities)).found).toEqual({ id: '1' });
    expect((await look('thing', things({ id: 3 }), { thing: '' })).found).toEqual({ id: '3' });
  });

  test('is that of the item with the highest weight, else of the first, and never changes the path', async () => {
    expect(
      (await look('thing', things({ id: 1, weight: 2 }, { id: 2, weight: 5 }, { id: 3, weight: 5 }))).found,
    ).toEqual({ id: '2' });
    expect((await look('thing', things({ id: 1 }, { id: 2, weight: 'x' }))).found).toEqual({ id: '1' });
    const wrong = ['..', '.', '', 'a/b', 'a b', 'Ada?', null, {}, 'x'.repeat(65)].map((id) => ({ id }));
    expect((await look('thing', things(...wrong, { id: 'a.b-c_9' }))).found).toEqual({ id: 'a.b-c_9' });
    expect((await look('thing', things({ id: 'x'.repeat(64) }))).found).toEqual({ id: 'x'.repeat(64) });
  });

  test.each<[answer: Answerer, reason: string]>([
    [
      things(),
      'no thing was found: things returned an empty list or items without a usable id; pass one with --id thing=ID',
    ],
    [
      () => ({ status: 403, json: [{ id: 1 }] }),
      'no thing was found: things returned 403 without a list; pass one with --id thing=ID',
    ],
    [() => ({ json: {} }), 'no thing was found: things returned 200 without a list; pass one with --id thing=ID'],
    [
      () => ({ body: { kind: 'empty' } }),
      'no thing was found: things returned 200 without a list; pass one with --id thing=ID',
    ],
    [failing(new NetworkFailure('it hung up', true)), 'no thing was found: it hung up; pass one with --id thing=ID'],
  ])('that is not found has a reason', async (answer, reason) => {
    expect((await look('thing', answer)).found).toEqual({ reason });
  });

  test('is looked up in several lists, in order', async () => {
    const discoveries = [
      { operation: 'gone', items: '', field: 'id' },
      { operation: 'pages', query: { page: '2' }, items: '/items', field: 'id' },
    ];
    const answer: Answerer = (url) => ({ json: { items: [{ id: url.search }] } });
    expect((await look('thing', answer, {}, {}, { thing: { discoveries } })).found).toMatchObject({
      reason: expect.stringContaining('pages returned an empty list or items without a usable id'),
    });
    const naming: Answerer = (url) => ({ json: { items: url.search === '?page=2' ? [{ id: 5 }] : [] } });
    expect((await look('thing', naming, {}, {}, { thing: { discoveries } })).found).toEqual({ id: '5' });
    expect((await look('thing', naming, {}, {}, { thing: { discoveries: discoveries.slice(0, 1) } })).found).toEqual({
      reason: 'no thing was found: the document does not have the operation gone; pass one with --id thing=ID',
    });
  });

  test('of a deleted item is not picked', async () => {
    const discoveries = [{ operation: 'things', items: '', field: 'id', most: 'weight', lasting: 'name' }];
    const gone = { id: 3, name: null, weight: 9 };
    const named: Answerer = () => ({ json: [gone, { id: 4, name: 'Four', weight: 2 }] });
    expect((await look('thing', named, {}, {}, { thing: { discoveries } })).found).toEqual({ id: '4' });
    const alone: Answerer = () => ({ json: [gone] });
    expect((await look('thing', alone, {}, {}, { thing: { discoveries } })).found).toMatchObject({
      reason: expect.stringContaining('things returned an empty list or items without a usable id'),
    });
  });

  test('is not called unknown if its lookup was postponed', async () => {
    await expect(look('thing', failing(new PostponedRequest('no time')))).rejects.toThrow('no time');
    await expect(look('thing', failing(new TypeError('a bug')))).rejects.toThrow('a bug');
    expect((await look('stranger', things())).found).toEqual({
      reason: 'no stranger is known; pass one with --id stranger=ID',
    });
  });

  test('that the vendor does not declare is taken from the list above its path', async () => {
    expect((await look('stranger', things({ id: 3 }), {}, {}, {}, 'thing')).found).toEqual({ id: '3' });
    expect((await look('stranger', things({ id: 3 }), { stranger: '4' }, {}, {}, 'thing')).found).toEqual({ id: '4' });
    expect((await look('stranger', things(), {}, {}, {}, 'thing')).found).toEqual({
      reason:
        'no stranger was found: things returned an empty list or items without a usable id; pass one with --id stranger=ID',
    });
  });
});
