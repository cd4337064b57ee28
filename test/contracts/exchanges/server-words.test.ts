import { describe, expect, test } from 'vitest';
import type { Exchange } from '../../../contracts/exchanges/exchange.ts';
import { findServerReason, quoteResponse } from '../../../contracts/exchanges/server-words.ts';

const refusal = (value: unknown, more: Partial<Exchange> = {}): Exchange => ({
  ...{
    status: 422,
    headers: {},
    mediaType: 'application/json',
    body: { kind: 'json', value },
    curl: '',
    durationMs: 1,
  },
  ...more,
});

describe('The error message of a refusal', () => {
  test.each<[shape: string, body: unknown, said: string]>([
    ['Chatwoot with one error', { error: 'Invalid Access Token' }, 'Invalid Access Token'],
    ['Chatwoot with a list', { errors: ['You need to sign in.'] }, 'You need to sign in.'],
    ['Chatwoot as documented', { description: 'Not found', errors: [{ field: 'id', message: 'x' }] }, 'Not found'],
    ['Rails', { message: 'Title has already been taken', attributes: ['title'] }, 'Title has already been taken'],
    [
      'Rocket.Chat',
      { success: false, error: 'Not allowed [error-not-allowed]', errorType: 'error-not-allowed' },
      'Not allowed [error-not-allowed]',
    ],
    ['Rocket.Chat without a token', { status: 'error', message: 'You must be logged in.' }, 'You must be logged in.'],
  ])('is quoted from the body of %s', (_, body, said) => {
    expect(findServerReason(refusal(body))).toBe(said);
  });

  test.each<[what: string, exchange: Exchange]>([
    ['a success', refusal({ message: 'Hello' }, { status: 200 })],
    ['a record with an error status', refusal({ id: 1, message: 'My card is 4111', error: 'x' })],
    ['a list', refusal([{ error: 'x' }])],
    ['a page', refusal(undefined, { body: { kind: 'other', isHtml: true } })],
    ['a response that echoes a secret', refusal({ error: 'x' }, { isEchoing: true })],
    ['a recorded response, whose texts were replaced', refusal({ error: 'AAx xx' }, { isSanitized: true })],
    [
      'a server error, whose exception may quote a record',
      refusal({ error: 'No name for Ada Quill' }, { status: 500 }),
    ],
    ['a body with an empty message', refusal({ success: false, error: '  ' })],
  ])('is not quoted from %s', (_, exchange) => {
    expect(findServerReason(exchange)).toBeUndefined();
  });

  test.each([
    ['E-mail ada@shop.example has been taken', 'E-mail … has been taken'],
    ['Call +49 30 1234567 or not', 'Call … or not'],
    ['Bad token q7Zk3vB9xQ2mL7pR4tY8wN', 'Bad token …'],
    ['See https://x.example/?token=1 for more', 'See … for more'],
    ['Not allowed [error-action-not-allowed]', 'Not allowed [error-action-not-allowed]'],
  ])('is quoted without personal data: %s', (text, said) => {
    expect(findServerReason(refusal({ error: text }))).toBe(said);
  });

  test.each<[text: string, status: number, said: string | undefined]>([
    ['error-not-allowed', 403, 'error-not-allowed'],
    ['Internal Server Error', 500, 'Internal Server Error'],
    ['Internal Server Error', 422, undefined],
    ['No user called Ada Quill', 404, undefined],
    ['ada', 404, undefined],
  ])(
    'to a request of another client is quoted only if it is a code or the name of the status: %s (%i)',
    (text, status, said) => {
      expect(findServerReason(refusal({ error: text }, { status }), true)).toBe(said);
    },
  );
});

test('formats the status and the message as one line of limited length', () => {
  expect(quoteResponse(401)).toBe('401');
  expect(quoteResponse(401, ' ')).toBe('401');
  expect(quoteResponse(401, 'No\u001b[31m\nentry')).toBe('401 "No [31m entry"');
  expect(quoteResponse(401, 'x'.repeat(200))).toBe(`401 "${'x'.repeat(100)}…"`);
});
