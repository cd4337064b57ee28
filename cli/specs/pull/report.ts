import type { DocumentChange } from '../../../specs/diff/change.ts';
import type { OverlayFit } from '../../../specs/diff/overlay-fit.ts';
import type { VendorName } from '../../../specs/vendors.ts';

/** How the current document of a vendor differs from the one in chatpact. */
export interface PullReport {
  vendor: VendorName;
  sources: string[];
  changes: DocumentChange[];
  overlays: OverlayFit;
}
