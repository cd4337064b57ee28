import type { Vendor } from '../vendor.ts';
import { chatwoot } from './chatwoot/index.ts';
import { rocketchat } from './rocketchat/index.ts';

/** One line a vendor. The first one that owns a path answers for it. */
export const vendors: readonly Vendor[] = [chatwoot, rocketchat];
