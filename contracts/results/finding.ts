import { fromPointer, type Json, toPointer } from '../../specs/json/json.ts';
import type { FileLocation } from './file-location.ts';

/** A `warning` fails a check only under `strict`. An `observation` never does, because no document requires anything. */
export type Severity = 'violation' | 'warning' | 'observation';

/** A problem that a check or relation found, not yet assigned to a case. */
export interface FindingDraft {
  /** Id of the check, `relation` for relations. */
  check: string;
  /** JSON Pointer into the response body; empty for the whole response. */
  pointer: string;
  /** What was broken: a JSON Schema keyword, or a keyword of the check. */
  keyword: string;
  /** One sentence. */
  message: string;
  expected: Json;
  /** A type, or a computed number. Never a customer's text. */
  actual: Json;
  severity: Severity;
  /** The likely cause in one sentence; absent if it is unknown. */
  cause?: string;
  /** The curl command for the request with the problem, if the case also sent other requests. */
  curl?: string;
}

/** The ledger entry that explains a finding. */
export interface DeviationReference {
  /** The id of the entry. Several ids are joined by " + " if no single entry explains the finding. */
  id: string;
  what: string;
  evidence: string;
  /** False if the entry describes a defect that clients must not rely on. The finding then stays a violation. */
  excused: boolean;
  /** The first version without the deviation, if it is known for every entry. */
  fixedIn?: string;
}

/** The baseline entry that matches a finding. */
export interface BaselineReference {
  /** The day on which the entry was added. */
  since: string;
  reason?: string;
  /** The last day on which the entry excuses the finding. */
  expires?: string;
  /** False after that day, when the finding fails the check again. */
  excused: boolean;
  /** The line of the entry in the file; absent for an entry that is not written yet. */
  location?: FileLocation;
}

/** One problem that a case found. */
export interface Finding extends FindingDraft {
  /** Operation id. */
  operation: string;
  caseId: string;
  /** Reproduces the request. Secrets are written as `$NAME` of their environment variable. */
  curl: string;
  /** Number of places in the responses with this problem. Thirty buckets with the same wrong type are one finding. */
  occurrences: number;
  /** The same in every run: check, operation, pointer with `*` for indices and keys that are data, keyword. */
  fingerprint: string;
  deviation?: DeviationReference;
  baseline?: BaselineReference;
}

/**
 * Completes drafts into findings. Drafts with the same fingerprint become one finding.
 *
 * @param names Documented property names. All other segments of a pointer are data and are left out of fingerprints.
 */
export function toFindings(
  drafts: readonly FindingDraft[],
  place: { operation: string; caseId: string; curl: string },
  names?: ReadonlySet<string>,
): Finding[] {
  const byFingerprint = new Map<string, Finding>();
  for (const draft of drafts) {
    const pattern = names ? toFieldPattern(draft, names) : toPattern(draft.pointer);
    const fingerprint = [draft.check, place.operation, pattern, draft.keyword].join('|');
    const known = byFingerprint.get(fingerprint);
    if (known) {
      known.occurrences++;
      known.actual = joinShapes(known.actual, draft.actual);
    } else {
      const pointer = toShownPointer(draft.pointer);
      const message = toPlainText(draft.message);
      const { curl = place.curl, cause } = draft;
      const actual = typeof draft.actual === 'string' ? toPlainText(draft.actual, 100) : draft.actual;
      byFingerprint.set(fingerprint, {
        ...draft,
        ...place,
        ...(cause !== undefined && { cause: toPlainText(cause) }),
        curl,
        pointer,
        message,
        actual,
        occurrences: 1,
        fingerprint,
      });
    }
  }
  return [...byFingerprint.values()];
}

/** A pointer with its array indices replaced by `*`. */
export function toPattern(pointer: string): string {
  return toShownPointer(pointer).replace(/\/\d+(?=\/|$)/g, '/*');
}

/** A pointer that is safe to show: keys that do not look like field names are hidden, as they may be e-mail addresses. */
export function toShownPointer(pointer: string): string {
  return toPlainText(pointer.split('/').map(toShownKey).join('/'));
}

/** A key or id that looks like an identifier; any other text becomes an ellipsis. */
export function toShownKey(key: string): string {
  return /^[\w$.:*-]{0,64}$/.test(key) ? key : '…';
}

/** A pointer with `*` for undocumented segments. The name of an undocumented field itself is kept. */
function toFieldPattern({ pointer, keyword }: FindingDraft, names: ReadonlySet<string>): string {
  const segments = fromPointer(pointer);
  const last = keyword === 'undocumented-field' ? segments.length - 1 : -1;
  const show = (segment: string, index: number) => {
    if (/^\d+$/.test(segment)) return '*';
    if (names.has(segment)) return segment;
    return index === last ? toShownKey(segment) : '*';
  };
  return toPlainText(toPointer(segments.map(show)));
}

const shapes = ['null', 'boolean', 'integer', 'number', 'string', 'array', 'object'];

/** Joins the types of a finding that was seen in several places: "integer or null". Other values stay as they are. */
function joinShapes(known: Json, more: Json): Json {
  if (typeof known !== 'string' || typeof more !== 'string' || !shapes.includes(more)) return known;
  const seen = known.split(' or ');
  return seen.includes(more) || !seen.every((each) => shapes.includes(each)) ? known : [...seen, more].join(' or ');
}

/** Makes a sentence of a clause: adds a capital letter and a full stop. */
export function toSentence(clause: string): string {
  return `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`;
}

/** The target of a redirect without user, query and fragment, which may hold a secret or a customer's text. */
export function toShownLocation(location = 'nowhere'): string {
  return toPlainText(location.replace(/[?#].*$/s, '').replace(/\/\/[^/]*@/, '//'), 200);
}

/** Text as one line without control characters, because a hostile server must not steer the terminal. */
export function toPlainText(text: string, limit = 400): string {
  const plain = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ');
  return plain.length > limit ? `${plain.slice(0, limit)}…` : plain;
}
