import type { Socket } from 'node:net';
import { type Act, type Hostile, send, sendHead, sendReferenceResponse } from './hostile-server.ts';

// Long enough for retries on a busy machine.
const impatient = ['--request-timeout', '0.3', '--timeout', '8'];
// The total timeout of the check elapses.
const hasty = ['--request-timeout', '5', '--timeout', '2'];
const silent: Act = () => undefined;
const stopMidway: Act = (socket) => {
  sendHead(socket, { headers: { 'content-length': '5000' } });
  socket.write('{"version":');
};
const reset: Act = (socket) => socket.resetAndDestroy();
const resetMidway = (text: string): Act => {
  return (socket) => socket.write(text, () => socket.resetAndDestroy());
};

function drip(socket: Socket, text: string): void {
  let at = 0;
  const timer = setInterval(() => {
    if (socket.destroyed) clearInterval(timer);
    else socket.write(text[at++ % text.length] ?? '');
  }, 100);
}

const whole = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 900\r\n\r\n{"version":"8.4"';

/** Servers that do not complete their responses. */
export const connections: Hostile[] = [
  // A server that never responds is unreachable, which is no violation of the contract.
  {
    name: 'hangs up at once',
    act: reset,
    isDeaf: true,
    expect: { exitCode: 3, failure: 'unreachable', says: /closed the connection/ },
  },
  {
    name: 'hangs up in the middle of its headers',
    act: resetMidway(whole.slice(0, 40)),
    expect: { exitCode: 3, failure: 'unreachable', says: /closed the connection/ },
  },
  {
    name: 'hangs up in the middle of its body',
    act: resetMidway(whole),
    expect: { exitCode: 3, failure: 'unreachable', says: /closed the connection/ },
  },
  {
    name: 'never answers',
    act: silent,
    flags: impatient,
    expect: { exitCode: 3, failure: 'unreachable', says: /gave no answer within 0\.3 s/ },
  },
  {
    name: 'stops in the middle of its body',
    act: stopMidway,
    flags: impatient,
    expect: { exitCode: 3, failure: 'unreachable', says: /gave no answer within 0\.3 s/ },
  },
  {
    name: 'drips a byte every tenth of a second',
    act: (socket) => drip(socket, `${whole.slice(0, 76)}${' '.repeat(900)}`),
    flags: impatient,
    expect: { exitCode: 3, failure: 'unreachable', says: /gave no answer within 0\.3 s/ },
  },
  {
    name: 'sends less than its content-length',
    act: (socket, _, { body }) => send(socket, JSON.stringify(body), { headers: { 'content-length': '99999' } }),
    expect: { exitCode: 3, failure: 'unreachable', says: /closed the connection/ },
  },
  // A server that becomes unreachable makes the remaining cases inconclusive, and violates nothing.
  {
    name: 'exits half-way through the run',
    act: reset,
    isDeaf: false,
    after: 10,
    expect: { exitCode: 4, says: /closed the connection/ },
  },
  {
    name: 'is killed half-way through the run',
    act: silent,
    isMortal: true,
    after: 10,
    expect: { exitCode: 4, says: /nothing listens at 127\.0\.0\.1:\d+ \(connection refused\)/ },
  },
  {
    name: 'stops responding half-way through the run',
    act: silent,
    flags: ['--request-timeout', '2'],
    after: 10,
    expect: { exitCode: 4, says: /gave no answer within 2 s/ },
  },
  {
    name: 'hangs up in the middle of every body after the first',
    act: resetMidway(whole),
    after: 2,
    expect: { exitCode: 4, says: /closed the connection/ },
  },
  {
    name: 'delays every response after the first by more than the total timeout',
    act: silent,
    after: 2,
    flags: hasty,
    expect: { exitCode: 4, failure: 'stopped', says: /total timeout of 2 s has elapsed/ },
  },
  {
    name: 'stalls in every body after the first for more than the total timeout',
    act: stopMidway,
    after: 2,
    flags: hasty,
    expect: { exitCode: 4, failure: 'stopped', says: /total timeout of 2 s has elapsed/ },
  },
  // The response is complete by its content-length, but is not valid JSON: a violation.
  {
    name: 'sends more than its content-length',
    act: (socket, _, { status, body }) =>
      send(socket, JSON.stringify(body), { status, headers: { 'content-length': '9' } }),
    expect: { exitCode: 1, says: /JSON that breaks off after 9 characters/ },
  },
  {
    name: 'answers in HTTP/1.0 without a length, and is healthy otherwise',
    act(socket, _, { status, body }) {
      const date = new Date(Date.UTC(2026, 0, 31, 12)).toUTCString();
      const head = `HTTP/1.0 ${status} OK\r\ndate: ${date}\r\ncontent-type: application/json\r\n\r\n`;
      socket.end(head + JSON.stringify(body));
    },
    // The response matches the contract.
    expect: { exitCode: 0, says: /"pass"/ },
  },
  {
    name: 'answers in HTTP/1.0 with a length, keeps the connection, and is healthy otherwise',
    act(socket, _, { status, body }) {
      const text = JSON.stringify(body);
      const head = `content-type: application/json\r\nconnection: keep-alive\r\ncontent-length: ${Buffer.byteLength(text)}`;
      socket.write(`HTTP/1.0 ${status} OK\r\n${head}\r\n\r\n${text}`);
    },
    expect: { exitCode: 0, says: /"pass"/ },
  },
  {
    name: 'has an IPv6 address, and is healthy otherwise',
    address: '::1',
    url: 'http://[::1]:PORT',
    act: sendReferenceResponse,
    expect: { exitCode: 0, says: /"url": "http:\/\/\[::1\]:\d+\/"/ },
  },
  {
    name: 'has a host name, and is healthy otherwise',
    url: 'http://localhost:PORT',
    act: sendReferenceResponse,
    expect: { exitCode: 0, says: /"pass"/ },
  },
  {
    name: 'does not listen at its IPv6 address',
    url: 'http://[::1]:9',
    act: sendReferenceResponse,
    expect: { exitCode: 3, failure: 'unreachable', says: /nothing listens at \[::1\]:9/ },
  },
  {
    name: 'does not use HTTP',
    act: (socket) => socket.end('220 mail.example ESMTP canary\r\n'),
    expect: { exitCode: 3, failure: 'unreachable', says: /is not valid HTTP/ },
  },
  {
    name: 'sends interim responses without an end',
    act(socket) {
      const timer = setInterval(() => {
        if (socket.destroyed) clearInterval(timer);
        else socket.write('HTTP/1.1 103 Early Hints\r\nlink: </canary>\r\n\r\n'.repeat(5));
      }, 5);
    },
    flags: impatient,
    expect: { exitCode: 3, failure: 'unreachable', says: /gave no answer within 0\.3 s/ },
  },
];

/** Answers each request with the response to the previous one. */
export function createLate(): Act {
  let before: Parameters<Act>[2] = { status: 200, body: {} };
  return (socket, request, healthy) => {
    sendReferenceResponse(socket, request, before);
    before = healthy;
  };
}
