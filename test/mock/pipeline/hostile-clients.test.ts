import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import pino from 'pino';
import { beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { maxParameters } from '../../../mock/http/nested-names.ts';
import type { Mock } from '../../../mock/server.ts';
import { ask, headersOf, startMock } from '../start-mock.ts';
import { createJudge, type Judge } from './judge-refusal.ts';
import { oversized } from './oversized-requests.ts';
import { type RawRequest, sendRaw } from './raw-request.ts';

let mock: Mock;
let judge: Judge;
/** Lines that the mock logged: none unless it failed. */
let failures: string[] = [];

beforeAll(async () => {
  const logger = pino({ level: 'error' }, { write: (line: string) => void failures.push(line) });
  // Long enough for every well-behaved client of this file.
  mock = await startMock({ scale: 0.05, logger, headersTimeoutSeconds: 1, requestTimeoutSeconds: 2 });
  ({ judge } = await createJudge('documented'));
});
beforeEach(() => {
  failures = [];
});

const series = '/api/v2/accounts/1/reports?metric=conversations_count&type=account&since=1767139200&until=1769731200';
const say = '/api/v1/accounts/1/conversations/1/messages';
const json: [string, string] = ['Content-Type', 'application/json'];
const administrator = () => Object.entries(headersOf(mock, 'chatwoot', 'administrator', 1));
const admin = () => Object.entries(headersOf(mock, 'rocketchat', 'admin'));

/** Checks that the mock still answers and has logged no failure. */
async function expectHealth(): Promise<void> {
  expect((await ask(mock, series, { headers: headersOf(mock, 'chatwoot', 'administrator', 1) })).status).toBe(200);
  expect(failures).toEqual([]);
}

/** Opens a connection that is closed after the test. */
function open(): Promise<Socket> {
  const socket = connect(mock.port, '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  // These tests expect the server to close the connection.
  socket.on('error', () => {});
  return new Promise((resolve) => socket.once('connect', () => resolve(socket)));
}

/** Reads until the mock closes the connection. */
function readToEnd(socket: Socket): Promise<string> {
  let text = '';
  socket.on('data', (chunk) => {
    text += chunk;
  });
  return new Promise((resolve) => socket.once('close', () => resolve(text)));
}

test.each(oversized)('refuses %s in the vendor’s error format', async (_, method, target, body, status) => {
  const headers = [json, ...(target.startsWith('/api/v1/login') ? [] : administrator())];
  const request: RawRequest = { method, target, headers, body };
  const answer = await sendRaw(mock.port, request);
  expect(judge(request, answer)).toEqual([]);
  expect(answer.status).toBe(status);
  await expectHealth();
});

test.each<[what: string, target: string, body: string, why: string]>([
  ['too many values', '/__admin/events', JSON.stringify(Array(500_001).fill([])), 'must have at most 1000000 values'],
  [
    'too many levels',
    '/__admin/faults',
    `{"effect":${'['.repeat(100)}${']'.repeat(100)}}`,
    'must have at most 100 levels',
  ],
  ['too many parameters', `/__admin/reset?${'&a'.repeat(maxParameters + 1)}`, '', 'must have at most 4096 parameters'],
])('the admin API names the limit when it refuses %s', async (_, target, body, why) => {
  const { status, text } = await sendRaw(mock.port, { method: 'POST', target, headers: [json], body });
  expect([status, JSON.parse(text).problems]).toEqual([400, [{ field: expect.any(String), message: why }]]);
});

test.each([
  ['chatwoot', series, administrator],
  ['rocketchat', '/api/v1/users.list?count=1', admin],
])('%s: accepts as many query parameters as Rack, and refuses one more', async (_, path, credentials) => {
  const own = path.split('&').length;
  const send = async (count: number) => {
    const target = `${path}${'&a'.repeat(count - own)}`;
    const request: RawRequest = { method: 'GET', target, headers: credentials(), body: '' };
    const answer = await sendRaw(mock.port, request);
    expect(judge(request, answer)).toEqual([]);
    return answer.status;
  };
  expect(await send(maxParameters)).toBe(200);
  expect(await send(maxParameters + 1)).toBe(400);
});

test.each<[what: string, bytes: string, status: string]>([
  ['five thousand headers', `GET /api HTTP/1.1\r\nHost: a\r\n${'X-Flood: x\r\n'.repeat(5000)}\r\n`, '431'],
  ['an endless header', `GET /api HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(1e6)}`, '431'],
  ['an endless request target', `GET /${'x'.repeat(1e6)}`, '431'],
  [
    'two Content-Length headers',
    'POST /api HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab',
    '400',
  ],
  [
    'a request within a request',
    'POST /api/v1/login HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /api HTTP/1.1\r\n\r\n',
    '400',
  ],
  [
    'invalid chunks',
    'POST /api/v1/login HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
    '400',
  ],
  ['a TLS handshake', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', '400'],
  ['the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', '400'],
])('refuses %s and keeps running', async (_, bytes, status) => {
  const socket = await open();
  const answered = readToEnd(socket);
  socket.write(Buffer.from(bytes, 'latin1'));
  // Only one response: the rest is not parsed as a request.
  expect((await answered).match(/HTTP\/1\.1 \d{3}/g)).toEqual([`HTTP/1.1 ${status}`]);
  await expectHealth();
});

test('answers pipelined requests in order and completely', async () => {
  const socket = await open();
  const answered = readToEnd(socket);
  const headers = administrator()
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('');
  const line = (page: number, rest: string) =>
    `GET /api/v1/accounts/1/conversations?page=${page} HTTP/1.1\r\nHost: a\r\n${headers}${rest}\r\n`;
  const count = 60;
  const lines = Array.from({ length: count }, (_, index) =>
    line(index + 1, index + 1 === count ? 'Connection: close\r\n' : ''),
  );
  socket.write(lines.join(''));
  const bodies = (await answered).split(/HTTP\/1\.1 200 OK\r\n/).slice(1);
  expect(bodies).toHaveLength(count);
  for (const index of [0, 1, 2]) {
    const { text } = await ask(mock, `/api/v1/accounts/1/conversations?page=${index + 1}`, {
      headers: headersOf(mock, 'chatwoot', 'administrator', 1),
    });
    expect(bodies[index]?.endsWith(text)).toBe(true);
  }
});

test('leaves nothing behind when clients disconnect at any moment', async () => {
  const body = JSON.stringify({ content: 'x'.repeat(50_000) });
  const headers = [...administrator(), json].map(([name, value]) => `${name}: ${value}\r\n`).join('');
  const bytes = `POST ${say} HTTP/1.1\r\nHost: a\r\n${headers}Content-Length: ${body.length}\r\n\r\n${body}`;
  for (let count = 0; count < 60; count++) {
    const socket = await open();
    socket.write(bytes.slice(0, Math.ceil((bytes.length * (count + 1)) / 60)));
    if (count % 2 === 0) await sleep(2);
    if (count % 3 === 0) socket.resetAndDestroy();
    else socket.destroy();
  }
  await expectHealth();
});

test('disconnects a client that sends headers slowly, and does not delay others', async () => {
  const slow = await Promise.all(Array.from({ length: 50 }, open));
  const ends = slow.map(readToEnd);
  const speaking = setInterval(() => {
    for (const socket of slow) socket.write('X-A: b\r\n');
  }, 100);
  onTestFinished(() => clearInterval(speaking));
  for (const socket of slow) socket.write('GET /api HTTP/1.1\r\nHost: a\r\n');
  for (let round = 0; round < 5; round++) await expectHealth();
  for (const text of await Promise.all(ends)) expect(text).toMatch(/^HTTP\/1\.1 408 /);
  await expectHealth();
});

test('disconnects a client that sends its body byte by byte', async () => {
  const socket = await open();
  const end = readToEnd(socket);
  socket.write(
    'POST /api/v1/login HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n',
  );
  const speaking = setInterval(() => socket.write(' '), 100);
  onTestFinished(() => clearInterval(speaking));
  expect(await end).toMatch(/^HTTP\/1\.1 408 /);
  await expectHealth();
});

test('disconnects a client that sends nothing', async () => {
  const silent = await Promise.all(Array.from({ length: 200 }, open));
  await expectHealth();
  expect(new Set(await Promise.all(silent.map(readToEnd))).size).toBe(1);
  await expectHealth();
});
