import type { VendorName } from '../../specs/vendors.ts';
import type { CiName } from './ci-names.ts';

/** What the command line was told. What is not said is asked for. */
export interface InitFlags {
  vendor?: VendorName[];
  url?: string[];
  ci?: CiName;
  yes?: boolean;
  force?: boolean;
}
