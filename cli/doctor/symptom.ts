/** The result of one diagnosis. */
export interface Symptom {
  /** `note` is information: no problem. */
  state: 'ok' | 'note' | 'bad';
  /** The result, in one line. */
  what: string;
  /** What to do about it. */
  remedy?: string;
}

/** Formats a result in one line, or two with its remedy. */
export function show({ state, what, remedy }: Symptom): string {
  const line = `${state.padEnd(5)} ${what}\n`;
  return remedy === undefined ? line : `${line}      → ${remedy}\n`;
}
