/** The result of one diagnosis. */
export interface Diagnosis {
  /** `note` is information: no problem. */
  state: 'ok' | 'note' | 'bad';
  /** The result, in one line. */
  message: string;
  /** What to do about it. */
  remedy?: string;
}

/** Formats a result in one line, or two with its remedy. */
export function formatDiagnosis({ state, message, remedy }: Diagnosis): string {
  const line = `${state.padEnd(5)} ${message}\n`;
  return remedy === undefined ? line : `${line}      → ${remedy}\n`;
}
