/** Name and summary of every reporter, in the order of help. Help reads them without loading the reporters. */
export const summaries = {
  pretty: 'For people: progress, findings by operation with their curl line, and a summary.',
  html: 'One page for people: verdict, matrix, every finding, trend.',
  json: 'The whole report as one JSON document.',
  ndjson: 'One line of JSON for each event, while the check runs.',
  junit: 'JUnit XML, for CI servers.',
  github: 'Annotations for GitHub Actions, and its job summary.',
  markdown: 'A summary for a comment under a pull request.',
  sarif: 'SARIF 2.1.0, for code scanning.',
  score: 'The mutation score (with --score): how many mutated responses the check detects, and the undetected ones.',
} as const;

export type ReporterName = keyof typeof summaries;
