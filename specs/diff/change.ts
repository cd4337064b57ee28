/** How a change affects a client, most severe first. `prose`: only descriptions or examples changed, nothing on the wire. */
export const severities = ['breaking', 'additive', 'prose'] as const;
export type Severity = (typeof severities)[number];

/** One difference between two documents, from the viewpoint of a client of the first one. */
export interface DocumentChange {
  severity: Severity;
  /** "GET /api/v1/statistics". */
  operation: string;
  /** The place in the operation: "query since", "body .name", "200 payload[].id". Empty for the operation itself. */
  at: string;
  /** What changed, as a predicate of the place: "was removed". */
  what: string;
}
