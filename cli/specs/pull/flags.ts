import type { Severity } from '../../../specs/diff/change.ts';

/** The flags of `chatpact specs pull`. */
export interface PullFlags {
  from?: string[];
  out?: string;
  format: 'text' | 'json';
  failOn?: Exclude<Severity, 'prose'>;
  cacert?: string;
}
