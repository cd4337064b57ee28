import type { Json } from '../specs/json.ts';

/** A `warning` fails a check only under `strict`. */
export type Severity = 'violation' | 'warning';

/** What a check or relation saw, before it is known which case it belongs to. */
export interface FindingDraft {
  /** Id of the check, `relation` for relations. */
  check: string;
  /** JSON Pointer into the response body; empty for the response as a whole. */
  pointer: string;
  /** What was broken: a JSON Schema keyword, or a word of the check's own. */
  keyword: string;
  /** One sentence. */
  message: string;
  expected: Json;
  /** Type and shape, or a figure that was computed: never a customer's text. */
  actual: Json;
  severity: Severity;
}

/** The ledger entry that explains a finding. */
export interface DeviationReference {
  /** Several ids joined by " + " where no single entry explains the finding. */
  id: string;
  what: string;
  evidence: string;
  /** False when the entry names a fault that nobody should rely on: the finding stays a violation. */
  excused: boolean;
}

/** One broken promise, as data. */
export interface Finding extends FindingDraft {
  /** Operation id. */
  operation: string;
  caseId: string;
  /** Reproduces the request; secrets stand as `$NAME` of their environment variable. */
  curl: string;
  /** In how many places of the answers it was seen: thirty buckets of one wrong type are one finding. */
  occurrences: number;
  /** Same from run to run: check, operation, pointer with `*` for indices, keyword. */
  fingerprint: string;
  deviation?: DeviationReference;
}

/** Completes drafts into findings; drafts of one fingerprint become one finding. */
export function toFindings(
  drafts: readonly FindingDraft[],
  place: { operation: string; caseId: string; curl: string },
): Finding[] {
  const byFingerprint = new Map<string, Finding>();
  for (const draft of drafts) {
    const fingerprint = [draft.check, place.operation, toPattern(draft.pointer), draft.keyword].join('|');
    const known = byFingerprint.get(fingerprint);
    if (known) known.occurrences++;
    else {
      const pointer = toPlainText(draft.pointer);
      const message = toPlainText(draft.message);
      const actual = typeof draft.actual === 'string' ? toPlainText(draft.actual, 100) : draft.actual;
      byFingerprint.set(fingerprint, { ...draft, ...place, pointer, message, actual, occurrences: 1, fingerprint });
    }
  }
  return [...byFingerprint.values()];
}

/** A pointer with its array indices replaced by `*`. */
export function toPattern(pointer: string): string {
  return toPlainText(pointer).replace(/\/\d+(?=\/|$)/g, '/*');
}

/** The type of a value in a word or two, without its content. */
export function shapeOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return value.length === 0 ? 'empty array' : `array of ${value.length}`;
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  if (typeof value === 'object') return Object.keys(value).length === 0 ? 'empty object' : 'object';
  return typeof value;
}

/** One line without control characters: what a hostile server sends must not steer a terminal. */
export function toPlainText(text: string, limit = 400): string {
  const plain = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ');
  return plain.length > limit ? `${plain.slice(0, limit)}…` : plain;
}
