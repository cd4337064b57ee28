import type { CheckOptions } from '../contracts/index.ts';
import type { Place } from '../contracts/places.ts';
import type { Redactor } from '../contracts/redaction.ts';
import type { ConsoleAddress } from './console/address.ts';

/** What was asked for besides the check itself. */
export interface ReportFlags {
  report: readonly string[];
  /** Files of earlier reports. */
  trend: readonly string[];
  /** What is printed for people is short. */
  quiet?: boolean;
}

/** One server to check. */
export interface CheckRun {
  /** The target's name in the configuration; of a URL its vendor. */
  name: string;
  options: CheckOptions;
  reports: ReportFlags;
  /** Paths of modules that add relations, rules, scenario tests and values to the check. */
  plugins: readonly string[];
  /** Where the configuration names the target. */
  configured?: Place;
  /** Where to write an overlay that would excuse what is new. */
  proposeOverlay?: string;
  /** Who is told what is found, as it is found. */
  console?: ConsoleAddress;
  /** Keeps what the configuration took from the environment out of everything that is shown or written. */
  redactor: Redactor;
  /** Sentences for the user, about what was taken of a configuration that was found and what was not. */
  remarks: readonly string[];
}
