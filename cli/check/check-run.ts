import type { Redactor } from '../../contracts/exchanges/redaction.ts';
import type { CheckOptions } from '../../contracts/index.ts';
import type { FileLocation } from '../../contracts/results/file-location.ts';
import type { ConsoleAddress } from '../console/address.ts';

/** The outputs of a check. */
export interface ReportFlags {
  report: readonly string[];
  /** Files of earlier reports. */
  trend: readonly string[];
  /** Print only problems and the verdict. */
  quiet?: boolean;
}

/** One server to check. */
export interface CheckRun {
  /** The name of the target in the configuration. For a URL, the name of the vendor. */
  name: string;
  options: CheckOptions;
  reports: ReportFlags;
  /** Paths of modules that add relations, rules, scenario tests and values to the check. */
  plugins: readonly string[];
  /** File and line of the target in the configuration. */
  configured?: FileLocation;
  /** The file for a draft ledger of new findings. */
  proposeOverlay?: string;
  /** A console that receives live findings. */
  console?: ConsoleAddress;
  /** Removes values that the configuration took from the environment from all output. */
  redactor: Redactor;
  /** Sentences for the user about settings of a found configuration that apply, or do not. */
  notices: readonly string[];
}
