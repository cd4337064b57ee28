import type { VendorName } from '../../specs/vendors.ts';

/** A seeded identity with the headers of its requests. */
export interface Identity {
  vendor: VendorName;
  role: string;
  name: string;
  account_id?: number;
  headers: Record<string, string>;
  /** What a login form sends. Absent if the identity cannot log in, or if only a digest of its password is stored. */
  login?: { user: string; password: string };
}

/** An identity whose token only operations with a certain security scheme accept. */
export interface SchemeIdentity {
  scheme: string;
  identity: Identity;
  /** The token, by the check's environment variables. */
  credentials: Record<string, string>;
}
