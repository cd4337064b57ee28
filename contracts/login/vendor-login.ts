import type { HeldRole } from '../vendor.ts';

/** Names of the variables with which a caller logs in. */
export interface LoginVariables {
  user: string;
  password: string;
  /** A code of the second factor, where the account has one. */
  code: string;
}

/** The values of these variables. */
export interface LoginValues {
  user: string;
  password: string;
  code?: string;
}

/** An answer to a login. */
export interface LoginAnswer {
  status: number;
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>;
  /** Parsed JSON; undefined for anything else. */
  body: unknown;
}

/** What an answer to a login comes to. */
export type LoginResult =
  | {
      /** Credential headers of the caller, by name. */
      credentials: Record<string, string>;
      /** Headers of the request that closes the session. */
      logout: Record<string, string>;
    }
  /** A further request, with this body. */
  | { next: unknown }
  | { refused: LoginRefusal };

export interface LoginRefusal {
  kind: 'wrong' | 'code-required' | 'code-wrong' | 'blocked' | 'inactive' | 'other';
  /** What the server said. */
  said: string;
}

/** How a caller logs in with a user and a password. */
export interface VendorLogin {
  /** By whom. */
  variables: Partial<Record<HeldRole, LoginVariables>>;
  path: string;
  /** The body of the first request. */
  begin(values: LoginValues): unknown;
  read(answer: LoginAnswer, values: LoginValues): LoginResult;
  logout: { method: string; path: string };
}
