import { afterEach, expect, test, vi } from 'vitest';
import { listChanged, readSharedState } from './shared-state.ts';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test.each<[leaves: string, change: () => void]>([
  ['the variable CHATPACT_LEFT', () => vi.stubEnv('CHATPACT_LEFT', 'hunter2')],
  ['the global fetch', () => vi.stubGlobal('fetch', () => undefined)],
  ['the global Date', () => vi.useFakeTimers({ toFake: ['Date'] })],
])('detects that a test file changed %s', (name, change) => {
  const before = readSharedState();
  expect(listChanged(before, readSharedState())).toEqual([]);
  change();
  expect(listChanged(before, readSharedState())).toEqual([name]);
});
