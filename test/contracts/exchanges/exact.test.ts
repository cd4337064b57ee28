import { expect, test } from 'vitest';
import { idAt, parseExactly, toExactText } from '../../../contracts/exchanges/exact-numbers.ts';

const same = (value: unknown) => value;
const parse = (text: string) => parseExactly(text, same);

test('keeps all digits of large integer ids, and parses other numbers as usual', () => {
  const body = parse('{"id":9007199254740993,"rows":[{"id":-9007199254740995,"n":4}],"share":0.1234567890123456}');
  expect(body).toEqual({ id: 9007199254740992, rows: [{ id: -9007199254740996, n: 4 }], share: 0.1234567890123456 });
  expect(idAt(body, '/id')).toBe('9007199254740993');
  expect(idAt(body, '/rows/0/id')).toBe('-9007199254740995');
  expect(idAt(body, '/rows/0/n')).toBe('4');
  expect(toExactText(body)).toBe(
    '{"id":"9007199254740993","rows":[{"id":"-9007199254740995","n":4}],"share":0.1234567890123456}',
  );
});

test('distinguishes responses that differ only in digits beyond the precision of a number', () => {
  expect(toExactText(parse('[9007199254740993]'))).not.toBe(toExactText(parse('[9007199254740992]')));
});

test('reads strings, numbers and booleans as ids, but not objects, null or missing values', () => {
  const body = { a: 'x', b: true, c: { d: 1 }, e: null };
  expect(['/a', '/b', '/c/d', '/c', '/e', '/f', '/a/b'].map((pointer) => idAt(body, pointer))).toEqual([
    'x',
    'true',
    '1',
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  expect(idAt('alone', '')).toBe('alone');
});

test('uses the last of duplicate keys, like JSON.parse', () => {
  expect(parse('{"id":1,"id":9007199254740993}')).toEqual({ id: 9007199254740992 });
  expect(idAt(parse('{"id":9007199254740993,"id":2}'), '/id')).toBe('2');
});

test('keeps the digits of ids when a value is changed while parsing', () => {
  const body = parseExactly('{"id":9007199254740993,"name":"x"}', (value) => ({ ...(value as object), name: 'y' }));
  expect(body).toEqual({ id: 9007199254740992, name: 'y' });
  expect(idAt(body, '/id')).toBe('9007199254740993');
});

test('throws a SyntaxError for invalid JSON, like JSON.parse', () => {
  for (const text of ['{"id":', '{"id":9007199254740993']) expect(() => parse(text)).toThrow(SyntaxError);
});

test('reads ids as plain numbers if there are too many large integers to remember', () => {
  const long = `[${Array.from({ length: 20_001 }, () => '9007199254740993').join(',')}]`;
  expect(idAt(parse(long), '/0')).toBe('9007199254740992');
  expect(idAt(parse(long.replace('9007199254740993', '1')), '/1')).toBe('9007199254740993');
});
