import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { createRedactor } from '../../../contracts/exchanges/redaction.ts';
import { findObstacle, toSentences } from '../../../contracts/obstacles/find-obstacle.ts';
import type { ReferenceResponse } from '../../faulty/reference-server.ts';
import { ofApplications, standing } from './answers.ts';

const plain = createRedactor(new Map());
const url = 'https://chat.example.com/api/v1/accounts/1/labels';

function toRawResponse({ status, body, text, headers = {} }: ReferenceResponse) {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    bytes: Buffer.from(text ?? JSON.stringify(body)),
  };
}

test.each(standing)('recognises $what', ({ name, answer, said }) => {
  const found = findObstacle(toRawResponse(answer), url, plain);
  expect(found?.name).toBe(name);
  expect(found && toSentences(found)).toMatch(said);
});

test.each(ofApplications)('does not take $what for an obstacle', ({ answer }) => {
  expect(findObstacle(toRawResponse(answer), url, plain)).toBeUndefined();
});

test('decompresses pages', () => {
  const bytes = gzipSync('<html><title>Just a moment...</title>');
  const headers = { 'content-type': 'text/html', 'content-encoding': 'gzip' };
  expect(findObstacle({ status: 403, headers, bytes }, url, plain)?.name).toBe('challenge');
  expect(findObstacle({ status: 403, headers, bytes: Buffer.from('no gzip') }, url, plain)?.name).toBe('blocked');
});

test('quotes no secrets, control characters, long texts or query strings', () => {
  const secret = 'Zx9-secret-token-4711';
  const redactor = createRedactor(new Map([[secret, 'CHATPACT_TOKEN']]));
  const quote = (text: string, headers: Record<string, string> = { 'content-type': 'text/html' }, status = 503) =>
    JSON.stringify(findObstacle({ status, headers, bytes: Buffer.from(text) }, url, redactor));
  expect(quote(`<html><title>Sorry ${secret}</title>`)).not.toContain('secret');
  expect(quote(`<html><title>Sorry ${[...secret].reverse().join('')}</title>`)).not.toContain('1174');
  expect(quote('<html><title>a\u001b[31mb</title>')).toContain('a [31mb');
  expect(quote(`<html><title>${'x'.repeat(150)}</title>`).length).toBeLessThan(400);
  expect(quote('Dear Ada Quill,\nyour message was: hello', { 'content-type': 'text/plain' })).not.toContain('Ada');
  const location = `https://user:pw@sso.example.com/login?token=abc#${secret}`;
  const redirect = quote('', { location }, 302);
  expect(redirect).toContain('https://sso.example.com/login');
  expect(redirect).not.toMatch(/token|pw@|secret/);
});
