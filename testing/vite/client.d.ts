// Types of the module that the dev server of `chatpact/vite` serves. This file is for `types` in a tsconfig.json, or for
// /// <reference types="chatpact/vite/client" />
// It imports nothing, so that apps need no types of Node.js.

declare module 'virtual:chatpact' {
  /** A seeded user with the headers of its requests. */
  export interface Identity {
    vendor: string;
    role: string;
    name: string;
    account_id?: number;
    headers: Record<string, string>;
    /** What a login form sends. Absent if the user cannot log in. */
    login?: { user: string; password: string };
  }
  /** Base URL of the mock on the dev server. */
  export const url: string;
  export const identities: Identity[];
  /**
   * Returns the request headers of the first identity with a role.
   *
   * @param account Only identities of this Chatwoot account.
   * @throws Error if no identity has that role.
   */
  export function headers(vendor: string, role: string, account?: number): Record<string, string>;
}
