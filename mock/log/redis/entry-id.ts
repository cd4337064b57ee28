/** Ids of stream entries: a time in milliseconds since 1970, a dash, and a number within it. */
export function isEntryId(text: string): boolean {
  return /^\d{1,15}-\d{1,15}$/.test(text);
}

/** When Redis took an entry, milliseconds since 1970. */
export function timeOf(id: string): number {
  return Number(id.slice(0, id.indexOf('-')));
}

/** Whether one comes after another. */
export function isAfter(id: string, other: string): boolean {
  const [time = 0, number = 0] = id.split('-').map(Number);
  const [otherTime = 0, otherNumber = 0] = other.split('-').map(Number);
  return time > otherTime || (time === otherTime && number > otherNumber);
}
