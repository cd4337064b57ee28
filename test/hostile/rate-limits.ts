import { type Act, type Hostile, send } from './hostile-server.ts';

const busy = (status: number, headers: Record<string, string> = {}): Act => {
  return (socket) => send(socket, '{"message":"canary"}', { status, headers });
};
const short = ['--timeout', '1.5'];
const late = /the total timeout of 1\.5 s has elapsed/;
const asked = /the server limits requests \(429\)/;
const inThePast = 'Sun, 06 Nov 1994 08:49:37 GMT';

/** Servers that never have time. They answered, and broke nothing: what they keep back is not known. */
export const patience: Hostile[] = [
  {
    name: 'answers nothing but 429',
    act: busy(429),
    flags: short,
    expect: { exitCode: 4, failure: 'stopped', says: late },
  },
  {
    name: 'answers 429 and wants to be asked in three thousand years',
    act: busy(429, { 'retry-after': '99999999999' }),
    flags: short,
    expect: { exitCode: 4, failure: 'stopped', says: late },
  },
  {
    name: 'answers 429 with a number of seconds that no number can hold',
    act: busy(429, { 'retry-after': '9'.repeat(400) }),
    flags: short,
    expect: { exitCode: 4, failure: 'stopped', says: late },
  },
  {
    name: 'answers 429 and wants to be asked a minute ago',
    act: busy(429, { 'retry-after': '-60' }),
    flags: short,
    // What makes no sense counts as absent.
    expect: { exitCode: 4, failure: 'stopped', says: late },
  },
  {
    name: 'answers 429 and wants to be asked in 1994',
    act: busy(429, { 'retry-after': inThePast }),
    // At once, that is: the retries are soon used up.
    expect: { exitCode: 4, failure: 'stopped', says: asked },
  },
  {
    name: 'answers 429 after the first answers, with a date in the past',
    act: busy(429, { 'retry-after': inThePast }),
    after: 2,
    expect: { exitCode: 4, says: asked },
  },
  {
    name: 'answers 429 after the first answers, and wants an hour',
    act: busy(429, { 'retry-after': '3600' }),
    after: 2,
    flags: short,
    expect: { exitCode: 4, failure: 'stopped', says: late },
  },
  {
    name: 'answers 503 and wants to be asked later',
    act: busy(503, { 'retry-after': '3600' }),
    flags: short,
    expect: { exitCode: 4, failure: 'stopped', says: late },
  },
  {
    name: 'answers nothing but 503, and says nothing of later',
    act: busy(503),
    // Without the header it is an answer like any other, and no operation promises it.
    expect: { exitCode: 1, says: /Got 503/ },
  },
];
