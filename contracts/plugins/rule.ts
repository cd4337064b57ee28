import type { Json } from '../../specs/json/json.ts';

/** One response of the API, as rules get it. Credentials are removed. */
export interface RuleAnswer {
  /** Operation id in the document: `list-all-inboxes`. */
  operation: string;
  /** In upper case. */
  method: string;
  /** The expected result of the request, such as `refusal` for one without credentials. */
  expected: 'success' | 'refusal';
  status: number;
  /** Names are in lower case. For a repeated header, the first value. */
  headers: Readonly<Record<string, string>>;
  /** The parsed body; undefined if it is not JSON. */
  body: unknown;
  /** Milliseconds from sending the request to the last byte of the response. */
  durationMs: number;
}

/** One violation of a rule. */
export interface RuleProblem {
  /** JSON Pointer into the body; empty for the whole response. */
  pointer: string;
  /** One sentence. Do not quote texts of users, since reports are shared. */
  message: string;
  /** The expected value and the actual one: figures, types, names of fields. */
  expected: Json;
  actual: Json;
  /** The likely cause, in one sentence. */
  cause?: string;
}

/** A requirement for single responses, in addition to the document. */
export interface Rule {
  /** Letters, digits, `-` and `_`: `has-request-id`. In findings, it is `PLUGIN/ID`. */
  id: string;
  /** What the rule requires, in one sentence. */
  statement: string;
  /** Ids of the operations whose responses it judges. Default: all. */
  operations?: readonly string[];
  /** A `warning` only fails the check with `strict`. Default: `violation`. */
  severity?: 'violation' | 'warning';
  /** Returns what is wrong with a response; an empty list if nothing is. A pure function. */
  judge(answer: RuleAnswer): readonly RuleProblem[];
}
