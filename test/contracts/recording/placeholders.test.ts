import { describe, expect, test } from 'vitest';
import type { Body } from '../../../contracts/exchanges/exchange.ts';
import { createPlaceholders } from '../../../contracts/recording/placeholders.ts';
import { isFieldName, isSafe, isSensitiveField } from '../../../contracts/recording/safe.ts';
import { createSanitizer, toPlainType } from '../../../contracts/recording/sanitizer.ts';
import { toVocabulary } from '../../../contracts/recording/vocabulary.ts';
import { loadSmall, smallVendor } from '../run/small-world.ts';

describe('Placeholders', () => {
  test.each<[text: string, placeholder: string]>([
    ['Ada Quill', 'AAx xxxxx'],
    ['a', 'AA'],
    ['say: hello!', 'AAxx xxxxx '],
    ['ada@shop.example', 'AAxx@example.com'],
    ['a@b.c', 'AA@example.com'],
    ['https://ada.example/me?x', 'https://example.com/AA'],
    ['mongodb+srv://x', 'https://example.com/AA'],
    ['192.168.1.77', '10.0.0.1'],
    ['123E4567-e89b-12d3-a456-426614174000', '00000000-0000-4000-8000-000000000001'],
    ['+49 (30) 1234-567', '+00 (00) 0000-001'],
    ['1234567', '0000001'],
  ])('have the form of %j: %j', (text, placeholder) => {
    expect(createPlaceholders([text]).get(text)).toBe(placeholder);
  });

  test('are unique for each text and sort in the order of the texts', () => {
    const texts = ['Cy', 'Ada', 'Ben', 'Ada'];
    const placeholders = createPlaceholders(texts);
    expect([...placeholders]).toEqual([
      ['Ada', 'AAx'],
      ['Ben', 'ABx'],
      ['Cy', 'AC'],
    ]);
    const many = Array.from({ length: 800 }, (_, index) => `name ${String(index).padStart(3, '0')}`);
    const ofMany = createPlaceholders(many);
    expect([ofMany.get('name 000'), ofMany.get('name 001'), ofMany.get('name 027'), ofMany.get('name 799')]).toEqual([
      ...['AAAx xxx', 'AABx xxx', 'ABBx xxx', 'BETx xxx'],
    ]);
    const numbers = createPlaceholders([
      '10.1.1.1',
      ...Array.from({ length: 300 }, (_, index) => `1.0.${index % 256}.${index}`),
    ]);
    expect(new Set(numbers.values()).size).toBe(numbers.size);
  });

  test('of telephone numbers have enough digits for all of them', () => {
    const texts = Array.from({ length: 12 }, (_, index) => `0 00 ${index + 10}`);
    const ofNumbers = [...createPlaceholders(texts).values()];
    expect(ofNumbers.slice(0, 2)).toEqual(['0 00 01', '0 00 02']);
    expect(ofNumbers[11]).toBe('0 00 12');
  });

  test('of long texts are truncated', () => {
    expect(createPlaceholders(['x'.repeat(300)]).get('x'.repeat(300))).toHaveLength(200);
  });
});

describe('isSafe', () => {
  test.each([
    ...['', 'c', '7', '-12.5', '1e5', '123456789', '123456789012.25', '1767225600', '1767225600000', '2026-01-31'],
    ...['2026-01-31T12:00:00Z', '2026-01-31 12:00:00.123456 UTC', '2026-01-31T12:00+05:30', '507f1f77bcf86cd799439011'],
    ...[
      '123e4567-e89b-12d3-a456-426614174000',
      '2w4oih8Dii9qtbjy7',
      'Channel::WebWidget',
      '4.5.0',
      '7.0.0-rc.1',
      '#ff00aa',
    ],
    ...['$CHATPACT_CHATWOOT_TOKEN', 'chatpact-0123abcd'],
  ])('accepts %j', (text) => {
    expect(isSafe(text)).toBe(true);
  });

  test.each([
    ...['Ada', 'ü', '3234567890', '2767225600', '12345678901', 'Channel::web', 'the 2026-01-31', '2026-01-31 noon'],
    ...['twoFourOihDiiqtbj', '2w4oih8Dii9qtbjy', '4.5.0-Ada', '1.2.3.4.5', '$TOKEN', 'chatpact-0123abcd x', 'id 7'],
    ...['507f1f77bcf86cd79943901', '#ff00a', '1.'],
  ])('rejects %j', (text) => {
    expect(isSafe(text)).toBe(false);
  });

  test('rejects values of fields for secrets and personal data', () => {
    const fields = [
      'phone_number',
      'accessToken',
      'email',
      'source_id',
      'ip',
      'last_ip',
      'apiKey',
      'birthday',
      'sessionId',
    ];
    for (const field of fields)
      expect([field, isSafe('7', field), isSensitiveField(field)]).toEqual([field, false, true]);
    for (const field of ['id', 'shipping', 'name'])
      expect([field, isSafe('7', field), isSensitiveField(field)]).toEqual([field, true, false]);
    expect(isSafe('chatpact-0123abcd', 'identifier')).toBe(true);
  });

  test('isFieldName recognises names of fields', () => {
    for (const name of ['id', '_id', 'openCount', 'avg_first_response_time', 'x-y', 'value_1', 'line2'])
      expect(isFieldName(name)).toBe(true);
    for (const name of ['', 'Ada', 'ada quill', '1st', 'a__b', 'a'.repeat(41), 'value_1234', 'ü'])
      expect(isFieldName(name)).toBe(false);
  });
});

describe('A sanitizer', () => {
  const base = new URL('https://desk.example/api/');
  const vocabulary = {
    values: new Set(['open', 'resolutions_count']),
    fields: new Set(['id', 'name', 'status', 'phone_number']),
  };
  const json = (value: unknown): Body => ({ kind: 'json', value });
  const make = (bodies: unknown[], more: { headers?: Record<string, string>[]; texts?: string[] } = {}) =>
    createSanitizer(
      vocabulary,
      { bodies: bodies.map(json), headers: more.headers ?? [], texts: more.texts ?? [] },
      base,
    );
  const clean = (value: unknown) => make([value]).body(json(value));

  test('keeps figures, fields and the words of the document, and replaces the rest', () => {
    expect(clean({ id: 4, name: 'Ada', status: 'open', ok: true, none: null, list: ['Ada', 'Ben'] })).toEqual(
      json({ id: 4, name: 'AAx', status: 'open', ok: true, none: null, list: ['AAx', 'ABx'] }),
    );
  });

  test('replaces keys that are data, and keeps keys of objects with a documented field', () => {
    expect(clean({ support: { id: 1, extra_count: 2, 'Ada Quill': 3 } })).toEqual(
      json({ ABxxxxx: { id: 1, extra_count: 2, 'AAx xxxxx': 3 } }),
    );
  });

  test('replaces values of personal fields, including numbers and ids', () => {
    expect(clean({ phone_number: 491701234567, id: 491701234567 })).toEqual(
      json({ phone_number: 100_000, id: 491701234567 }),
    );
    expect(clean({ phone_number: 99_999 })).toEqual(json({ phone_number: 99_999 }));
    expect(clean({ phone_number: '7' })).toEqual(json({ phone_number: 'AA' }));
    expect(clean({ email_addresses: { one: '7', two: -100_000 } })).toEqual(
      json({ ABxxxxxxxxxxxxx: { ACx: 'AA', ADx: 100_000 } }),
    );
  });

  test('keeps bodies that are not JSON, since their content was not stored', () => {
    const other: Body = { kind: 'other', isHtml: true };
    expect(make([]).body(other)).toBe(other);
  });

  test('keeps only the judged headers, without personal data', () => {
    const headers = {
      'content-type': 'Application/JSON; charset=utf-8; x=Ada',
      date: 'Sat, 31 Jan 2026 12:00:00 GMT',
      'retry-after': ' 120 ',
      location: 'https://desk.example/app/Ada/7?token=1#x',
      'set-cookie': 'session=1',
    };
    expect(make([], { headers: [headers] }).headers(headers)).toEqual({
      'content-type': 'application/json',
      date: 'Sat, 31 Jan 2026 12:00:00 GMT',
      'retry-after': '120',
      location: '/app/AAx/7',
    });
    const odd = {
      ...{ 'content-type': 'x/ada', date: 'yesterday', 'retry-after': 'Sat, 31 Jan 2026 12:00:00 GMT' },
      location: 'https://sso.ada.example/login/%E0%A4%A/sso?x',
    };
    expect(make([], { headers: [odd] }).headers(odd)).toEqual({
      'content-type': 'application/x-other',
      'retry-after': 'Sat, 31 Jan 2026 12:00:00 GMT',
      location: expect.stringMatching(/^https:\/\/example\.com\/login\/[^/]+\/sso$/),
    });
    expect(make([]).headers({ location: 'http://[' })).toEqual({ location: '/' });
    expect(make([]).headers({ 'retry-after': '1234567 soon' })).toEqual({});
  });

  test('replaces the parts of a URL that come from a response, and keeps the others', () => {
    const sanitizer = make([{ list: ['Ada Quill', 'x/y'] }]);
    expect(
      sanitizer.url('https://desk.example/api/labels/Ada%20Quill/7?since=1767225600&of=Ada+Quill&status=open&q=mine'),
    ).toBe('https://desk.example/api/labels/AAx%20xxxxx/7?since=1767225600&of=AAx+xxxxx&status=open&q=mine');
    expect(sanitizer.url('https://desk.example/api/x%2Fy')).toBe('https://desk.example/api/ACx');
  });

  test('replaces texts from responses in a sent JSON body, and keeps other bodies', () => {
    const sanitizer = make([{ list: ['Ada Quill'] }]);
    expect(sanitizer.sent('{"who":"Ada Quill","what":"our own words"}')).toBe(
      '{"who":"AAx xxxxx","what":"our own words"}',
    );
    expect(sanitizer.sent('text')).toBe('text');
  });

  test('replaces other texts unless they are safe', () => {
    const sanitizer = make([], { texts: ['4.5.0', "Ada's own"] });
    expect([sanitizer.text('4.5.0'), sanitizer.text("Ada's own")]).toEqual(['4.5.0', 'AAx x xxx']);
  });

  test.each<[type: string, plain: string | undefined]>([
    ['text/CSV;charset=utf-8', 'text/csv'],
    [' application/problem+json ', 'application/problem+json'],
    ['application/vnd.ada+json', undefined],
    ['', undefined],
  ])('knows public media types: %s', (type, plain) => {
    expect(toPlainType(type)).toBe(plain);
  });
});

test('toVocabulary collects words of the document, cases and relations, and values of the user', async () => {
  const contract = await loadSmall();
  const { values, fields } = toVocabulary(
    {
      contract,
      vendor: {
        ...smallVendor,
        relations: [
          {
            ...{ id: 'r', statement: '.', operations: [], judge: () => ({ problems: [], compared: 0 }) },
            reads: [
              { operation: 'report', path: { a: 'of a path' }, query: { b: 'of a query', c: { entity: 'thing' } } },
            ],
          },
        ],
      },
    },
    [
      {
        ...{ kind: 'request', id: 'a', title: '', operation: 'report', expect: { kind: 'success' } },
        request: { path: { d: 'of a case' }, query: { e: 'of its query', f: '' }, role: 'full' },
      },
    ],
    ['given'],
  );
  expect(['of a path', 'of a query', 'of a case', 'of its query', 'given', ''].map((word) => values.has(word))).toEqual(
    [...[true, true, true, true, true, false]],
  );
  // Literal path segments, which appear in URLs.
  expect([values.has('report'), values.has('{id}')]).toEqual([true, false]);
  expect(['figure', 'items', 'error', 'since'].map((name) => fields.has(name))).toEqual([true, true, true, false]);
});
