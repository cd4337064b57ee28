import { type MockProcess, startMockProcess } from '../mock-process.ts';

/** A mock that shares a log. It listens once it has performed all that the log holds. */
export function startReplica(log: string, scale: number): Promise<MockProcess> {
  return startMockProcess(['--scale', String(scale), '--log', log]);
}
