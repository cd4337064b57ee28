/** Something that was looked at. */
export interface Symptom {
  /** `note`: neither right nor wrong, and worth knowing. */
  state: 'ok' | 'note' | 'bad';
  /** What was seen, in one line. */
  what: string;
  /** What to do about it. */
  remedy?: string;
}

/** Two lines at most. */
export function show({ state, what, remedy }: Symptom): string {
  const line = `${state.padEnd(5)} ${what}\n`;
  return remedy === undefined ? line : `${line}      → ${remedy}\n`;
}
