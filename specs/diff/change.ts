/** How much a change matters to a client, the worst first. `prose`: descriptions and examples, nothing on the wire. */
export const severities = ['breaking', 'additive', 'prose'] as const;
export type Severity = (typeof severities)[number];

/** One difference between two documents, as a client of the first one sees it. */
export interface DocumentChange {
  severity: Severity;
  /** "GET /api/v1/statistics". */
  operation: string;
  /** Where in the operation: "query since", "body .name", "200 payload[].id"; empty for the whole of it. */
  at: string;
  /** What happened there, to be read after the place. */
  what: string;
}
