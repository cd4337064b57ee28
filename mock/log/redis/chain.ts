import type { StreamEntry } from './stream.ts';

/** How far a server has come in a stream: the last entry that it performed. */
export interface Link {
  id: string;
  run: string;
  name: string;
  number: number;
}

export function toLink({ id, fields }: StreamEntry): Link {
  return { id, run: fields.run ?? '', name: fields.name ?? '', number: Number(fields.number) };
}

/** Whether an entry is the very next after another one: of the same beginning, and nothing between them. */
export function follows(entry: StreamEntry, before: Link): boolean {
  const { run, name, number } = toLink(entry);
  return run === before.run && entry.fields.after === before.name && number === before.number + 1 && name !== '';
}
