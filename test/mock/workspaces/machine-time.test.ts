import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { createMock, type MockOptions } from '../../../mock/server.ts';
import { MachineTime } from '../../../mock/workspaces/machine-time.ts';

afterEach(() => void vi.restoreAllMocks());

const [second, minute, day] = [1000, 60_000, 86_400_000];
const start = Date.UTC(2026, 10, 29, 12);

/** Sets the machine's clock. */
function setMachine(at: number): void {
  vi.spyOn(Date, 'now').mockReturnValue(at);
}

test('time never goes back after the machine’s clock was a day ahead', () => {
  const machine = new MachineTime();
  setMachine(start);
  expect(machine.now()).toBe(start);
  setMachine(start + day);
  expect(machine.now()).toBe(start + day);
  setMachine(start + minute);
  expect(machine.now()).toBe(start + day);
  setMachine(start + 2 * minute);
  expect(machine.now()).toBe(start + day + minute);
  // A clock that is set forward is followed.
  setMachine(start + 2 * day);
  expect(machine.now()).toBe(start + 3 * day - minute);
});

test('a command is performed at its own time, and time continues from there', () => {
  const machine = new MachineTime();
  setMachine(start);
  machine.at(start + day, () => expect(machine.now()).toBe(start + day));
  expect(machine.now()).toBe(start + day);
  setMachine(start + minute);
  expect(machine.now()).toBe(start + day + minute);
  // A command that was logged earlier is performed again.
  machine.at(start, () => expect(machine.now()).toBe(start));
  expect(machine.now()).toBe(start + day + minute);
});

test('small differences do not accumulate', () => {
  const machine = new MachineTime();
  setMachine(start);
  for (let round = 0; round < 50; round++) {
    machine.at(start + round * second + 20, () => {});
    setMachine(start + round * second);
    expect(machine.now()).toBe(start + round * second + 20);
  }
  setMachine(start + minute);
  expect(machine.now()).toBe(start + minute);
});

test('follows another machine’s clock instead of this one', () => {
  const machine = new MachineTime();
  const steady = vi.spyOn(performance, 'now').mockReturnValue(10);
  setMachine(start + day);
  machine.follow(start);
  expect(machine.now()).toBe(start);
  setMachine(start - day);
  steady.mockReturnValue(10 + minute);
  expect(machine.now()).toBe(start + minute);
});

test.each<[kept: string, isKept: boolean]>([
  ['in memory', false],
  ['in a folder', true],
])('a ticking clock continues after the machine’s clock was a day ahead, %s', async (_, isKept) => {
  const options: MockOptions = { scale: 0, port: null };
  if (isKept) {
    const folder = mkdtempSync(join(tmpdir(), 'chatpact-log-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    options.log = `file:${folder}`;
  }
  setMachine(start);
  let mock = await createMock(options);
  onTestFinished(() => mock.close());
  const before = mock.now();
  await mock.clock.tick();
  const write = async () => {
    const [written] = await mock.append('chatwoot', { type: 'contact.created', at: mock.now(), account: 1, name: 'X' });
    return written?.at;
  };
  setMachine(start + day);
  expect(await write()).toBe(before + day);
  setMachine(start + minute);
  expect(mock.now()).toBe(before + day);
  setMachine(start + 3 * minute);
  expect(await write()).toBe(before + day + 2 * minute);
  if (!isKept) return;
  await mock.close();
  mock = await createMock(options);
  expect(mock.now()).toBe(before + day + 2 * minute);
  setMachine(start + 4 * minute);
  expect(await write()).toBe(before + day + 3 * minute);
});
