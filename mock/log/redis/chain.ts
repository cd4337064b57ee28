import type { StreamEntry } from './stream.ts';

/** A server's position in a stream: the last entry that it performed. */
export interface Link {
  id: string;
  run: string;
  name: string;
  number: number;
}

export function toLink({ id, fields }: StreamEntry): Link {
  return { id, run: fields.run ?? '', name: fields.name ?? '', number: Number(fields.number) };
}

/** Whether an entry directly follows another one of the same run. */
export function follows(entry: StreamEntry, before: Link): boolean {
  const { run, name, number } = toLink(entry);
  return run === before.run && entry.fields.after === before.name && number === before.number + 1 && name !== '';
}
