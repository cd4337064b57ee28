import { expect, test } from 'vitest';
import type { ShownExchange } from '../../../mock/admin/responses.ts';
import { explainMissingBody } from '../../../mock/console/pages/journal/missing-body.ts';
import { Exchanges } from '../../../mock/journal/exchanges.ts';

// Why the console shows no body of a request or response.

const entry: ShownExchange = {
  number: 1,
  at: '2026-01-30T15:00:00.000Z',
  receivedAt: '2026-01-30T15:00:00.000Z',
  method: 'POST',
  url: '/api/v1/profile',
  status: 200,
  duration: 1,
};

const json = 'application/json; charset=utf-8';

test.each<[length: string, type: string, faults: string[], body: unknown, why: string | undefined]>([
  ['11', json, [], undefined, 'it is not valid JSON'],
  ['11', 'text/plain', [], undefined, 'it is not JSON (text/plain)'],
  ['131073', json, [], undefined, 'it is longer than 128 kB'],
  ['500', json, ['truncate'], undefined, 'it was not sent completely'],
  ['11', json, [], {}, undefined],
  ['0', json, [], undefined, undefined],
])('content-length %s, type %s, faults %j, body %j: %s', (length, type, faults, body, why) => {
  const headers: [string, string][] = [
    ['Content-Length', length],
    ['content-type', type],
  ];
  expect(explainMissingBody({ headers, body }, { ...entry, faults })).toBe(why);
});

test('names the limit of the bodies that the mock keeps', () => {
  const exchanges = new Exchanges();
  const keep = (length: number) => {
    const kept = { ...entry };
    exchanges.keep(kept, {
      requestHeaders: [],
      requestBody: 'x'.repeat(length),
      responseHeaders: [],
      responseBody: '',
    });
    return exchanges.find(kept)?.requestBody;
  };
  const isTooLong = (length: number) =>
    explainMissingBody({ headers: [['content-length', String(length)]] }, entry)?.includes('128 kB') === true;
  for (const length of [128 * 1024, 128 * 1024 + 1]) expect(isTooLong(length)).toBe(keep(length) === undefined);
});
