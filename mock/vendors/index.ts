import type { Vendor } from '../vendor-interface/vendor.ts';
import { chatwoot } from './chatwoot/index.ts';
import { rocketchat } from './rocketchat/index.ts';

/** All vendors, one a line. The first vendor whose `owns` accepts a path handles it. */
export const vendors: readonly Vendor[] = [chatwoot, rocketchat];
