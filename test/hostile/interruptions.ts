import type { Act, Hostile } from './hostile-server.ts';

const silent: Act = () => undefined;
const stopped = { failure: 'stopped', says: /The check was stopped before it finished\./ } as const;

/** Servers that answer nothing more at the moment in which somebody ends the check. */
export const interruptions: Hostile[] = [
  {
    name: 'keeps us waiting until Ctrl+C',
    act: silent,
    after: 12,
    signals: ['SIGINT'],
    expect: { ...stopped, exitCode: 130 },
  },
  {
    name: 'keeps us waiting until Ctrl+C, which npm passes on once more',
    act: silent,
    after: 12,
    signals: ['SIGINT', 'SIGINT'],
    expect: { ...stopped, exitCode: 130 },
  },
  {
    name: 'keeps us waiting until the machine is shut down',
    act: silent,
    after: 12,
    signals: ['SIGTERM'],
    expect: { ...stopped, exitCode: 143 },
  },
  {
    name: 'keeps us waiting for its version until Ctrl+C',
    act: silent,
    signals: ['SIGINT'],
    expect: { ...stopped, exitCode: 130 },
  },
  {
    name: 'keeps us waiting for a score until Ctrl+C',
    act: silent,
    after: 12,
    flags: ['--score'],
    signals: ['SIGINT'],
    expect: { ...stopped, exitCode: 130 },
  },
];
