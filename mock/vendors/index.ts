import type { Vendor } from '../vendor-interface/vendor.ts';
import { chatwoot } from './chatwoot/index.ts';
import { rocketchat } from './rocketchat/index.ts';

/** The built-in vendors, in the order of all lists. */
export const vendors: readonly Vendor[] = [chatwoot, rocketchat];
