import { fromPointer, type Json, toPointer } from '../specs/json.ts';
import type { Place } from './places.ts';

/** A `warning` fails a check only under `strict`, an `observation` never: nobody promised what was expected. */
export type Severity = 'violation' | 'warning' | 'observation';

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
  /** The likely cause, one sentence; absent where none follows from what was seen. */
  cause?: string;
  /** What asks again for what was found, where the case sent other requests, too. */
  curl?: string;
}

/** The ledger entry that explains a finding. */
export interface DeviationReference {
  /** Several ids joined by " + " where no single entry explains the finding. */
  id: string;
  what: string;
  evidence: string;
  /** False when the entry names a fault that nobody should rely on: the finding stays a violation. */
  excused: boolean;
  /** The first version that does not deviate any more, where that is known of every entry. */
  fixedIn?: string;
}

/** The entry of a baseline that has a finding. */
export interface BaselineReference {
  /** The day on which it was put there. */
  since: string;
  reason?: string;
  /** The last day on which it is excused. */
  expires?: string;
  /** False after its last day: the finding fails the check again. */
  excused: boolean;
  /** Its line in the file; absent when it is about to be written. */
  location?: Place;
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
  /** Same from run to run: check, operation, pointer with `*` for indices and keys that are data, keyword. */
  fingerprint: string;
  deviation?: DeviationReference;
  baseline?: BaselineReference;
}

/**
 * Completes drafts into findings; drafts of one fingerprint become one finding.
 *
 * @param names Documented properties. What else a pointer leads through is data, and no fingerprint's business.
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

/** A pointer without keys that are no names of fields: a server may use a customer's e-mail address as one. */
export function toShownPointer(pointer: string): string {
  return toPlainText(pointer.split('/').map(toShownKey).join('/'));
}

/** A key, or id, if it looks like one, else an ellipsis. */
export function toShownKey(key: string): string {
  return /^[\w$.:*-]{0,64}$/.test(key) ? key : '…';
}

/** The pattern of a pointer whose undocumented segments are data; but an undocumented field goes by its name. */
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

/** "integer or null": the shapes of a finding that was seen in several places. Anything but shapes stays the first. */
function joinShapes(known: Json, more: Json): Json {
  if (typeof known !== 'string' || typeof more !== 'string' || !shapes.includes(more)) return known;
  const seen = known.split(' or ');
  return seen.includes(more) || !seen.every((each) => shapes.includes(each)) ? known : [...seen, more].join(' or ');
}

/** Half a sentence as a whole one. */
export function toSentence(half: string): string {
  return `${half.charAt(0).toUpperCase()}${half.slice(1)}.`;
}

/** Where a redirect leads, without what may hold a secret or a customer's text: user, query and fragment. */
export function toShownLocation(location = 'nowhere'): string {
  return toPlainText(location.replace(/[?#].*$/s, '').replace(/\/\/[^/]*@/, '//'), 200);
}

/** One line without control characters: what a hostile server sends must not steer a terminal. */
export function toPlainText(text: string, limit = 400): string {
  const plain = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ');
  return plain.length > limit ? `${plain.slice(0, limit)}…` : plain;
}
