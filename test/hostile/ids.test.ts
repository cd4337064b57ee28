import { describe, expect, test } from 'vitest';
import { idAt, parseExactly, toExactText } from '../../contracts/exchanges/exact-numbers.ts';
import { checkReferenceServer } from '../contracts/check-reference-server.ts';
import { at, eventList } from '../faulty/fault.ts';

const read = (text: string) => parseExactly(text, (value) => value);
const base = 9_007_199_254_740_992n;

/** The reference server, with event ids that are equal as doubles. */
const checkLongIds = (toId: (id: number) => bigint) =>
  checkReferenceServer(
    'chatwoot',
    at(eventList, (_, answer) => {
      const text = JSON.stringify(answer.body).replace(/\{"id":(\d+)/g, (_, id) => `{"id":${toId(Number(id))}`);
      return answer.status === 200 ? { ...answer, text } : answer;
    }),
  );

describe('An integer beyond the precision of a double', () => {
  test('is a number for schemas and figures, and a text of its digits as an id', () => {
    const value = read('{"a":[{"id":9007199254740993,"count":1e400},{"id":"x"},{"id":12345678901234567890.5}]}');
    expect(value).toEqual({
      a: [{ id: 9007199254740992, count: Infinity }, { id: 'x' }, { id: 12345678901234567000 }],
    });
    expect([idAt(value, '/a/0/id'), idAt(value, '/a/1/id'), idAt(value, '/a/2/id')]).toEqual([
      '9007199254740993',
      'x',
      '12345678901234567000',
    ]);
  });

  test('distinguishes two responses that differ only in its last digit', () => {
    const [one, other] = ['[[90071992547409921]]', '[[90071992547409922]]'].map(read);
    expect(toExactText(one)).not.toBe(toExactText(other));
    expect(toExactText(one)).toBe(toExactText(read('[[90071992547409921]]')));
  });

  test.each([
    '{"a":1,"a":2,"b":12345678901234567}',
    '{"__proto__":{"x":12345678901234567},"constructor":1}',
    '["12345678901234567","\\u0000","\\ud800"," 1e5 "]',
    ' [ -12345678901234567 , 1.5e3 , 0.1234567890123456789 , true , null ] ',
    '-12345678901234567',
    '"12345678901234567"',
  ])('does not change other values of %s', (text) => {
    expect(read(text)).toEqual(JSON.parse(text));
    expect(JSON.stringify(read(text))).toBe(JSON.stringify(JSON.parse(text)));
  });

  test.each(['[12345678901234567', '{"a":12345678901234567,}', '[NaN,12345678901234567]', '01234567890123456789'])(
    'rejects the invalid JSON %s',
    (text) => {
      expect(() => read(text)).toThrow(SyntaxError);
    },
  );

  test('is no duplicate of another id that is equal as a double, on pages and in relations', async () => {
    const report = await checkLongIds((id) => base + BigInt(id));
    const own = report.cases.filter(({ operation, verdict }) => operation === eventList && verdict !== 'skipped');
    expect(own.find(({ kind }) => kind === 'pagination')).toMatchObject({ verdict: 'pass' });
    expect(own.filter(({ findings }) => findings.length > 0)).toEqual([]);
  });

  test('is a duplicate if it occurs twice', async () => {
    const report = await checkLongIds((id) => base + BigInt(id - (id % 2)));
    const found = report.cases.flatMap(({ findings }) => findings).filter(({ keyword }) => keyword === 'duplicate');
    expect(found.length).toBeGreaterThan(0);
  });
});
