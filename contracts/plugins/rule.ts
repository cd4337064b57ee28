import type { Json } from '../../specs/json.ts';

/** One answer of the API, as a rule sees it. Credentials are cut out of it. */
export interface RuleAnswer {
  /** Operation id, as the document has it: `list-all-inboxes`. */
  operation: string;
  /** In upper case. */
  method: string;
  /** What was to come of the request: `refusal` of one without credentials, for example. */
  expected: 'success' | 'refusal';
  status: number;
  /** Names in lower case; of a repeated header the first value. */
  headers: Readonly<Record<string, string>>;
  /** The parsed body; undefined where it is not JSON. */
  body: unknown;
  /** Milliseconds from the sending of the request to the last byte of the answer. */
  durationMs: number;
}

/** One place of an answer that breaks a rule. */
export interface RuleProblem {
  /** JSON Pointer into the body; empty for the answer as a whole. */
  pointer: string;
  /** One sentence. Do not quote what customers wrote: reports are shared. */
  message: string;
  /** What was expected, and what was there: figures, types, names of fields. */
  expected: Json;
  actual: Json;
  /** The likely cause, one sentence. */
  cause?: string;
}

/** A promise about single answers, beside those of the document. */
export interface Rule {
  /** Letters, digits, `-` and `_`: `has-request-id`. Findings have it as `PLUGIN/ID`. */
  id: string;
  /** What the rule demands, in one sentence. */
  statement: string;
  /** Ids of the operations whose answers it judges. Default: all. */
  operations?: readonly string[];
  /** A `warning` fails the check under `strict` alone. Default: violation. */
  severity?: 'violation' | 'warning';
  /** Returns what is wrong with an answer; an empty list for nothing. Pure: the same answer gives the same list. */
  judge(answer: RuleAnswer): readonly RuleProblem[];
}
