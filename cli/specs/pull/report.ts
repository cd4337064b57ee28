import type { DocumentChange } from '../../../specs/diff/change.ts';
import type { OverlayFit } from '../../../specs/diff/overlay-fit.ts';
import type { VendorName } from '../../../specs/vendors.ts';

/** What became of a vendor's document. */
export interface PullReport {
  vendor: VendorName;
  sources: string[];
  changes: DocumentChange[];
  overlays: OverlayFit;
}
