import type { VendorName } from '../../specs/vendors.ts';
import type { VendorCheck } from '../vendor.ts';
import { chatwoot } from './chatwoot/index.ts';
import { rocketchat } from './rocketchat/index.ts';

/** The vendors that can be checked. */
export const vendorChecks: Record<VendorName, VendorCheck> = { chatwoot, rocketchat };
