import { beforeAll, expect, test } from 'vitest';
import type { Mock } from '../../../mock/server.ts';
import { ask, startMock } from '../start-mock.ts';

let mock: Mock;
beforeAll(async () => {
  mock = await startMock({ port: null });
});

const types = 'latency, status, answer, rate-limit, reset, truncate, drip, malformed';
const status = '{"type":"status","status":503}';

test.each<[path: string, body: unknown, problems: [field: string, message: string][]]>([
  ['/faults', {}, [['effect', `is missing, e.g. ${status}`]]],
  ['/faults', { effect: {} }, [['effect.type', `must be one of ${types}, as in ${status}`]]],
  ['/faults', { effect: { type: 'stauts' } }, [['effect.type', `must be one of ${types}, as in ${status}`]]],
  ['/faults', { effect: { type: 'status' } }, [['effect.status', 'is missing, e.g. 503']]],
  ['/faults', { effect: { type: 'status', status: 99 } }, [['effect.status', 'must be at least 400, e.g. 503']]],
  [
    '/faults',
    { effect: { type: 'reset' }, cuont: 1 },
    [['cuont', 'is not documented here: did you mean count? the fields are operation, count, probability, effect']],
  ],
  [
    '/faults',
    { effect: { type: 'latency', ms: 1, colour: 1 } },
    [['effect.colour', 'is not documented here: the fields are type, ms, deviation']],
  ],
  ['/clock', {}, [['', 'must have at least one of set, advance, tick, e.g. {"advance":"PT1H"}']]],
  ['/clock', { now: 1 }, [['now', 'is not documented here: the fields are set, advance, tick']]],
  ['/clock', { advance: '1h' }, [['advance', 'must be a duration in ISO 8601, e.g. PT1H']]],
  ['/clock', { tick: 'yes' }, [['tick', 'must be a boolean, e.g. true']]],
])('%s refuses %j with the allowed values and an example', async (path, body, problems) => {
  const answer = await ask(mock, `/__admin${path}`, { method: 'POST', body: JSON.stringify(body) });
  expect([answer.status, answer.body]).toEqual([
    400,
    { error: 'Nothing was changed.', problems: problems.map(([field, message]) => ({ field, message })) },
  ]);
});

test('names the place of invalid JSON', async () => {
  const answer = await ask(mock, '/__admin/faults', { method: 'POST', body: '{"effect":\n }' });
  const message = "The body is not valid JSON at line 2, column 2: Object value expected after ':'.";
  expect([answer.status, answer.body]).toEqual([
    400,
    { error: 'The request could not be parsed.', problems: [{ field: 'body', message }] },
  ]);
});

test.each([{ type: 'reset' }, { type: 'answer', status: 200 }] as const)(
  'refuses the effect %j for an operation that does not exist',
  async (effect) => {
    const refused =
      /operation must be the operationId of an operation of chatwoot or rocketchat\. Did you mean (\S+)\?/;
    await expect(mock.injectFault({ effect, operation: 'fetchProfil' })).rejects.toThrow(refused);
    await expect(mock.injectFault({ effect, operation: 'fetchProfil' })).rejects.toThrow('fetchProfile');
    await expect(mock.injectFault({ effect, operation: 'x' })).rejects.toThrow(/GET \/__admin\/documents\/VENDOR/);
    expect((await ask(mock, '/__admin/faults')).body).toEqual([]);
  },
);
