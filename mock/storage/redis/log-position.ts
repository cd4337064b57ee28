import type { StreamEntry } from './stream/stream.ts';

/** A server's position in a stream: the last entry that it performed. */
export interface LogPosition {
  id: string;
  run: string;
  name: string;
  number: number;
}

export function toLogPosition({ id, fields }: StreamEntry): LogPosition {
  return { id, run: fields.run ?? '', name: fields.name ?? '', number: Number(fields.number) };
}

/** Whether an entry directly follows another one of the same run. */
export function isDirectlyAfter(entry: StreamEntry, before: LogPosition): boolean {
  const { run, name, number } = toLogPosition(entry);
  return run === before.run && entry.fields.after === before.name && number === before.number + 1 && name !== '';
}
