import type { Act, Hostile } from './hostile-server.ts';

const silent: Act = () => undefined;
const stopped = { failure: 'stopped', says: /The check was stopped before it finished\./ } as const;

/** Servers that stop responding when the check gets a signal. */
export const interruptions: Hostile[] = [
  {
    name: 'does not respond until Ctrl+C',
    act: silent,
    after: 12,
    signals: ['SIGINT'],
    expect: { ...stopped, exitCode: 130 },
  },
  {
    name: 'does not respond until Ctrl+C, which npm sends a second time',
    act: silent,
    after: 12,
    signals: ['SIGINT', 'SIGINT'],
    expect: { ...stopped, exitCode: 130 },
  },
  {
    name: 'does not respond until the machine shuts down',
    act: silent,
    after: 12,
    signals: ['SIGTERM'],
    expect: { ...stopped, exitCode: 143 },
  },
  {
    name: 'does not respond to the version request until Ctrl+C',
    act: silent,
    signals: ['SIGINT'],
    expect: { ...stopped, exitCode: 130 },
  },
  {
    name: 'does not respond during a mutation score until Ctrl+C',
    act: silent,
    after: 12,
    flags: ['--score'],
    signals: ['SIGINT'],
    expect: { ...stopped, exitCode: 130 },
  },
];
