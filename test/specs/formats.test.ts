import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ownFormats } from '../../specs/schemas/formats.ts';

const isUnixSeconds = ownFormats['unix-seconds'];
const isIsoInstant = ownFormats['iso-instant'];

test.each(['0', '1767571200', '-1', '8640000000000', '-8640000000000', '007'])('%j is Unix seconds', (text) => {
  expect(isUnixSeconds(text)).toBe(true);
});

test.each([
  ...['', ' ', ' 1', '1 ', '+1', '--1', '1.5', '1e3', '0x10', '1_000', '1,000', '-', 'NaN', 'Infinity', 'null', '1n'],
  ...['8640000000001', '-8640000000001', '99999999999999', '9'.repeat(400), '１２３', '1\n', '1\u0000', '2026-01-01'],
])('%j is not', (text) => {
  expect(isUnixSeconds(text)).toBe(false);
});

test('every accepted Unix time is a valid JavaScript date', () => {
  fc.assert(
    fc.property(fc.oneof(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }).map(String), fc.string()), (text) => {
      if (isUnixSeconds(text)) expect(Number.isNaN(new Date(Number(text) * 1000).getTime())).toBe(false);
    }),
  );
});

test('accepts every JavaScript date as Unix seconds', () => {
  fc.assert(fc.property(fc.integer({ min: -8.64e12, max: 8.64e12 }), (seconds) => isUnixSeconds(String(seconds))));
});

test('accepts the output of toISOString() as an ISO instant', () => {
  const date = fc.date({ noInvalidDate: true, min: new Date(-8.64e15), max: new Date(8.64e15) });
  fc.assert(fc.property(date, (each) => isIsoInstant(each.toISOString())));
});

test('rejects an ISO instant with a changed, added or missing character, unless it is another instant', () => {
  fc.assert(
    fc.property(
      fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) }),
      fc.nat(23),
      fc.constantFrom('', ' ', 'z', 'Z', 'T', 't', '0', '9', '-', '+', ':', '.', ',', '\u00a0'),
      fc.boolean(),
      (each, position, character, replaces) => {
        const text = each.toISOString();
        const changed = text.slice(0, position) + character + text.slice(position + (replaces ? 1 : 0));
        const pattern = /^(\d{4})-(\d\d)-(\d\d)T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;
        const [, year, month, day] = pattern.exec(changed) ?? [];
        const isOnCalendar =
          Number(day) >= 1 && Number(day) <= new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
        const isInstant = year !== undefined && Number(month) >= 1 && Number(month) <= 12 && isOnCalendar;
        expect(isIsoInstant(changed), changed).toBe(isInstant);
      },
    ),
    { numRuns: 2000 },
  );
});

test.each([
  ...['2023-05-20', '2023-05-20T00:00:00Z', '2023-05-20T00:00:00.000', '2023-05-20T00:00:00.000+00:00', ''],
  ...[
    '2023-02-29T00:00:00.000Z',
    '2023-05-20T24:00:00.000Z',
    '2023-05-20 00:00:00.000Z',
    '20 May 2023',
    'Invalid Date',
  ],
  ...[
    '+010000-01-01T00:00:00.000Zx',
    '+275760-09-13T00:00:00.001Z',
    '1684540800000',
    'null',
    '2023-05-20T00:00:00.0000Z',
  ],
])('%j is not an ISO instant', (text) => {
  expect(isIsoInstant(text)).toBe(false);
});
