import { describe, expect, test } from 'vitest';
import { createRedactor } from '../../../contracts/exchanges/redaction.ts';

const secret = 'p/a~s+s"w ö?rd';
const redactor = createRedactor(
  new Map([
    [secret, 'SECRET'],
    ['token-1', 'SHORT'],
    ['token-1-and-more', 'LONG'],
    ['12345', 'TOO_SHORT'],
  ]),
);

describe('A secret is replaced by the name of its variable', () => {
  test.each<[how: string, text: string]>([
    ['as it is', secret],
    ['URL-encoded', encodeURIComponent(secret)],
    ['URL-encoded twice', encodeURIComponent(encodeURIComponent(secret))],
    ['as a form sends it', new URLSearchParams({ a: secret }).toString().slice(2)],
    ['in JSON', JSON.stringify(secret).slice(1, -1)],
    ['in a JSON Pointer', secret.replaceAll('~', '~0').replaceAll('/', '~1')],
    ['in lower case', encodeURIComponent(secret).toLowerCase()],
  ])('%s', (_, text) => {
    expect(redactor.text(`before ${text} after ${text}`)).toBe('before $SECRET after $SECRET');
  });

  test.each([0, 1, 2, 3, 4])('in base64, with %i bytes before it', (before) => {
    for (const kind of ['base64', 'base64url'] as const) {
      const text = Buffer.from(`${'x'.repeat(before)}${secret}yy`).toString(kind);
      expect(redactor.text(text)).toContain('$SECRET');
      expect(redactor.text(text).length).toBeLessThan(text.length);
    }
  });

  const bytes = [...Buffer.from(secret)].map((byte) => byte.toString(16).padStart(2, '0'));
  test.each<[how: string, text: string]>([
    ['in hexadecimal', bytes.join('')],
    ['in capital hexadecimal', bytes.join('').toUpperCase()],
    ['in hexadecimal with colons', bytes.join(':')],
    ['backwards', [...secret].reverse().join('')],
    ['letter by letter', [...secret].join('.')],
  ])('%s', (_, text) => {
    expect(redactor.text(`before ${text} after ${text}`)).toBe('before $SECRET after $SECRET');
  });

  test('without its separators', () => {
    const dashed = createRedactor(new Map([['1f2e-77aa-90c1', 'DASHED']]));
    expect(dashed.text('x1f2e77aa90c1x')).toBe('x$DASHEDx');
  });

  test('if only a part of it of eight or more characters occurs', () => {
    const token = 'D23p7vuqgKCsPE34Eb4YbcKn';
    const whole = createRedactor(new Map([[token, 'TOKEN']]));
    for (let from = 0; from < token.length; from++) {
      for (let until = from + 8; until <= token.length; until++) {
        const shown = whole.text(`ends with ${token.slice(from, until)}.`);
        expect(shown).toContain('$TOKEN');
        for (let at = 0; at + 8 <= token.length; at++) expect(shown).not.toContain(token.slice(at, at + 8));
      }
    }
    expect(whole.text(`$5$5 and ${token}`)).toBe('$5$5 and $TOKEN');
    expect(whole.text(`${token.slice(0, 7)} and ${token.slice(-7)}`)).toBe(
      `${token.slice(0, 7)} and ${token.slice(-7)}`,
    );
  });

  test('but not the words that a password consists of', () => {
    const words = createRedactor(new Map([['conversations-administrator', 'PASSWORD']]));
    expect(words.text('conversations of an administrator')).toBe('conversations of an administrator');
    expect(words.text('is conversations-administrator')).toBe('is $PASSWORD');
  });

  test('the longer one first, if one secret starts with another', () => {
    expect(redactor.text('token-1-and-more, token-1')).toBe('$LONG, $SHORT');
  });

  test('but not if it is too short', () => {
    expect(redactor.text('12345 token')).toBe('12345 token');
    expect(createRedactor(new Map([['123456', 'LONG_ENOUGH']])).text('123456')).toBe('$LONG_ENOUGH');
  });
});

describe('Redaction of values', () => {
  test('redacts strings and keys in lists and objects', () => {
    expect(redactor.deep({ a: ['token-1', 1, null], 'token-1': { b: true, c: 'x token-1' } })).toEqual({
      ...{ a: ['$SHORT', 1, null], $SHORT: { b: true, c: 'x $SHORT' } },
    });
    expect(redactor.deep('token-1')).toBe('$SHORT');
  });

  test('returns parts without a secret unchanged', () => {
    const clean = { a: [{ b: 'x' }], c: 1 };
    expect(redactor.deep(clean)).toBe(clean);
    const mixed = { first: clean, second: 'token-1', third: clean.a };
    const redacted = redactor.deep(mixed);
    expect(redacted).toEqual({ first: clean, second: '$SHORT', third: clean.a });
    expect([redacted.first, redacted.third]).toEqual([clean, clean.a]);
    expect(redacted.first).toBe(clean);
    expect(mixed.second).toBe('token-1');
  });

  test('does not change instances of classes', () => {
    const date = new Date(0);
    expect(redactor.deep({ date }).date).toBe(date);
  });
});

test('returns everything unchanged without secrets', () => {
  const none = createRedactor(new Map());
  const value = { a: 'token-1' };
  expect([none.text('token-1'), none.deep(value)]).toEqual(['token-1', value]);
  expect(none.deep(value)).toBe(value);
});
