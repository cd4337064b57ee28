import type { VendorName } from '../../specs/vendors.ts';
import type { VendorCheck } from '../vendor.ts';
import { chatwoot } from './chatwoot/index.ts';
import { rocketchat } from './rocketchat/index.ts';

/** Every vendor that can be checked, one line each. */
export const vendorChecks: Record<VendorName, VendorCheck> = { chatwoot, rocketchat };
