import type { VendorName } from '../../specs/vendors.ts';
import type { CiName } from './ci-names.ts';

/** The flags of `chatpact init`. It asks for missing answers. */
export interface InitFlags {
  vendor?: VendorName[];
  url?: string[];
  ci?: CiName;
  yes?: boolean;
  force?: boolean;
}
