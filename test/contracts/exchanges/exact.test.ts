import { expect, test } from 'vitest';
import { idAt, parseExactly, toExactText } from '../../../contracts/exchanges/exact-numbers.ts';

const same = (value: unknown) => value;
const parse = (text: string) => parseExactly(text, same);

test('Ids that no number can hold keep their digits, figures stay numbers', () => {
  const body = parse('{"id":9007199254740993,"rows":[{"id":-9007199254740995,"n":4}],"share":0.1234567890123456}');
  expect(body).toEqual({ id: 9007199254740992, rows: [{ id: -9007199254740996, n: 4 }], share: 0.1234567890123456 });
  expect(idAt(body, '/id')).toBe('9007199254740993');
  expect(idAt(body, '/rows/0/id')).toBe('-9007199254740995');
  expect(idAt(body, '/rows/0/n')).toBe('4');
  expect(toExactText(body)).toBe(
    '{"id":"9007199254740993","rows":[{"id":"-9007199254740995","n":4}],"share":0.1234567890123456}',
  );
});

test('Answers that differ beyond what a number holds are told apart', () => {
  expect(toExactText(parse('[9007199254740993]'))).not.toBe(toExactText(parse('[9007199254740992]')));
});

test('An id is text, number or boolean; what holds others, or is not there, is none', () => {
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

test('Of a key that stands twice the last counts, as with JSON.parse', () => {
  expect(parse('{"id":1,"id":9007199254740993}')).toEqual({ id: 9007199254740992 });
  expect(idAt(parse('{"id":9007199254740993,"id":2}'), '/id')).toBe('2');
});

test('What is changed on the way is changed before its digits are settled', () => {
  const body = parseExactly('{"id":9007199254740993,"name":"x"}', (value) => ({ ...(value as object), name: 'y' }));
  expect(body).toEqual({ id: 9007199254740992, name: 'y' });
  expect(idAt(body, '/id')).toBe('9007199254740993');
});

test('What is no JSON fails as with JSON.parse, long numbers or not', () => {
  for (const text of ['{"id":', '{"id":9007199254740993']) expect(() => parse(text)).toThrow(SyntaxError);
});

test('An answer of nothing but long numbers is read as numbers: to remember them all would cost too much', () => {
  const long = `[${Array.from({ length: 20_001 }, () => '9007199254740993').join(',')}]`;
  expect(idAt(parse(long), '/0')).toBe('9007199254740992');
  expect(idAt(parse(long.replace('9007199254740993', '1')), '/1')).toBe('9007199254740993');
});
