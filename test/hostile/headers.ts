import { type Act, type Hostile, send, sendHead } from './hostile-server.ts';

const unreadable = { exitCode: 3, failure: 'unreachable', says: /is not valid HTTP/ } as const;
const headed = (headers: Record<string, string>, status = 200): Act => {
  return (socket) => send(socket, '{"success":true}', { status, headers });
};

/** Servers with invalid or too large headers. */
export const headers: Hostile[] = [
  {
    name: 'sends one header of 1 MB',
    act: headed({ 'x-canary': 'canary'.repeat(180_000) }),
    expect: unreadable,
  },
  {
    name: 'sends a hundred thousand headers',
    act: headed(Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`x-canary-${index}`, 'canary']))),
    expect: unreadable,
  },
  {
    name: 'sends headers without an end',
    act(socket) {
      socket.write('HTTP/1.1 200 OK\r\n');
      const timer = setInterval(() => {
        if (socket.destroyed) clearInterval(timer);
        else socket.write('x-canary: canary\r\n'.repeat(50));
      }, 1);
    },
    expect: unreadable,
  },
  {
    name: 'sends trailers without an end',
    act(socket) {
      sendHead(socket, { headers: { 'transfer-encoding': 'chunked' } });
      socket.write('2\r\n{}\r\n0\r\n');
      const timer = setInterval(() => {
        if (socket.destroyed) clearInterval(timer);
        else socket.write('x-canary: canary\r\n'.repeat(50));
      }, 1);
    },
    expect: unreadable,
  },
  {
    name: 'has a status that does not exist',
    act: headed({}, 999),
    expect: { exitCode: 1, says: /999/ },
  },
  {
    name: 'redirects to itself for ever',
    act: headed({ location: '/api/info?canary=canary' }, 302),
    expect: { exitCode: 3, failure: 'unreachable', says: /redirects to \/api\/info/ },
  },
  {
    name: 'redirects every report to itself for ever',
    act: (socket, { url = '' }) => send(socket, '', { status: 307, headers: { location: url } }),
    after: 1,
    expect: { exitCode: 1, says: /Expected 200\. Got 307 to / },
  },
];
