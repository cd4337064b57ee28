import type { Severity } from '../../../specs/diff/change.ts';

/** What the command line was told. */
export interface PullFlags {
  from?: string[];
  out?: string;
  format: 'text' | 'json';
  failOn?: Exclude<Severity, 'prose'>;
  cacert?: string;
}
