import type { VendorDeclaration } from '../specs/vendor-declaration.ts';
import type { Vendor } from './vendor-interface/vendor.ts';

/** A plugin, as the mock sees it. */
export interface MockPlugin {
  name: string;
  vendors?: readonly {
    declaration: VendorDeclaration;
    /** Absent if only the check knows the vendor. */
    mock?: Vendor;
  }[];
}
