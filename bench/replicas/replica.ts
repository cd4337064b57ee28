import { type MockProcess, startMockProcess } from '../mock-process.ts';

/** A mock that shares a log. It listens after it has replayed the log. */
export function startReplica(log: string, scale: number): Promise<MockProcess> {
  return startMockProcess(['--scale', String(scale), '--log', log]);
}
