import { type Act, type Hostile, send } from './hostile-server.ts';

const busy = (status: number, headers: Record<string, string> = {}): Act => {
  return (socket) => send(socket, '{"message":"canary"}', { status, headers });
};
const short = ['--timeout', '1.5'];
const late = /the total timeout of 1\.5 s has elapsed/;
const asked = /the server limits requests \(429\)/;
const inThePast = 'Sun, 06 Nov 1994 08:49:37 GMT';

/** Servers that limit requests without an end. This violates nothing, so the cases are inconclusive. */
export const rateLimits: Hostile[] = [
  {
    name: 'always returns 429',
    act: busy(429),
    flags: short,
    expect: { exitCode: 4, failure: 'stopped', says: late },
  },
  {
    name: 'returns 429 with a Retry-After of three thousand years',
    act: busy(429, { 'retry-after': '99999999999' }),
    flags: short,
    expect: { exitCode: 4, failure: 'stopped', says: late },
  },
  {
    name: 'returns 429 with a Retry-After of 400 digits',
    act: busy(429, { 'retry-after': '9'.repeat(400) }),
    flags: short,
    expect: { exitCode: 4, failure: 'stopped', says: late },
  },
  {
    name: 'returns 429 with a negative Retry-After',
    act: busy(429, { 'retry-after': '-60' }),
    flags: short,
    // An invalid Retry-After counts as absent.
    expect: { exitCode: 4, failure: 'stopped', says: late },
  },
  {
    name: 'returns 429 with a Retry-After in 1994',
    act: busy(429, { 'retry-after': inThePast }),
    // The check retries at once, so the retries are soon used up.
    expect: { exitCode: 4, failure: 'stopped', says: asked },
  },
  {
    name: 'returns 429 after the first responses, with a Retry-After in the past',
    act: busy(429, { 'retry-after': inThePast }),
    after: 2,
    expect: { exitCode: 4, says: asked },
  },
  {
    name: 'returns 429 after the first responses, with a Retry-After of an hour',
    act: busy(429, { 'retry-after': '3600' }),
    after: 2,
    flags: short,
    expect: { exitCode: 4, failure: 'stopped', says: late },
  },
  {
    name: 'returns 503 with a Retry-After',
    act: busy(503, { 'retry-after': '3600' }),
    flags: short,
    expect: { exitCode: 4, failure: 'stopped', says: late },
  },
  {
    name: 'always returns 503, without a Retry-After',
    act: busy(503),
    // Without the header, it is judged like any other response, and no operation documents it.
    expect: { exitCode: 1, says: /Got 503/ },
  },
];
