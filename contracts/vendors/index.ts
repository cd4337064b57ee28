import type { VendorName } from '../../specs/vendors.ts';
import type { VendorCheck } from '../vendor.ts';
import { chatwoot } from './chatwoot.ts';
import { rocketchat } from './rocketchat.ts';

/** Every vendor that can be checked, one line each. */
export const vendorChecks: Record<VendorName, VendorCheck> = { chatwoot, rocketchat };
