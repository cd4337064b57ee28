import { expect, test } from 'vitest';
import type { Mock, MockOptions } from '../../../mock/server.ts';
import { startMock } from '../start-mock.ts';
import { sendAs } from './send-as.ts';

const listed: MockOptions['cors'] = ['https://dashboard.example:443', 'HTTP://localhost:3000/', 'null'];
const preflight = { 'access-control-request-method': 'GET', 'access-control-request-headers': 'api_access_token' };

/** Which kinds of browser requests a page may send and read. */
async function listAllowed(mock: Mock, origin: string) {
  const allowed = [];
  for (const [headers, method] of [
    [{ origin }, 'GET'],
    // A cached response.
    [{ origin }, 'GET'],
    [{ origin, ...preflight }, 'OPTIONS'],
    [{ origin }, 'OPTIONS'],
  ] as const) {
    const { headers: answered } = await sendAs(mock, '/api', headers, { method });
    expect(answered.vary).toMatch(/^Origin/);
    allowed.push(answered['access-control-allow-origin']);
  }
  return allowed;
}

test.each(['https://dashboard.example', 'http://localhost:3000', 'null'])(
  'allows pages of the listed origin %s to read',
  async (origin) => {
    const mock = await startMock({ scale: 0, cors: listed });
    expect(await listAllowed(mock, origin)).toEqual([origin, origin, origin, origin]);
  },
);

test('does not allow pages of other origins to read, also from cached responses', async () => {
  const mock = await startMock({ scale: 0, cors: listed });
  for (let turn = 0; turn < 3; turn++) await sendAs(mock, '/api', { origin: 'http://localhost:3000' });
  for (const origin of [
    'http://localhost:3001',
    'https://localhost:3000',
    'https://evil.example',
    'https://dashboard.example.evil.example',
  ]) {
    expect(await listAllowed(mock, origin)).toEqual([undefined, undefined, undefined, undefined]);
  }
});

test('allows all origins with *', async () => {
  const mock = await startMock({ scale: 0, cors: ['https://dashboard.example', '*'] });
  const { headers } = await sendAs(mock, '/api', { origin: 'https://other.example' });
  expect(headers['access-control-allow-origin']).toBe('*');
});

test.each(['dashboard.example', 'https://dashboard.example/app', 'localhost:3000', ''])(
  'rejects %j as an origin',
  async (origin) => {
    await expect(startMock({ scale: 0, cors: [origin] })).rejects.toMatchObject({
      code: 'INVALID_CORS_ORIGIN',
      message: expect.stringMatching(/^Expected an origin .* for cors \(--cors-origin\).*got "/),
    });
  },
);
