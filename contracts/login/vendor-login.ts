import type { HeldRole } from '../vendor.ts';

/** Names of the environment variables that hold a caller's user, password and code. */
export interface LoginVariables {
  user: string;
  password: string;
  /** The code of the second factor, for an account that has one. */
  code: string;
}

/** The values of these variables. */
export interface LoginValues {
  user: string;
  password: string;
  code?: string;
}

/** A response to a login request. */
export interface LoginAnswer {
  status: number;
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>;
  /** Parsed JSON; undefined for anything else. */
  body: unknown;
}

/** The result of a login request. */
export type LoginResult =
  | {
      /** Credential headers of the caller, by name. */
      credentials: Record<string, string>;
      /** Headers of the request that closes the session. */
      logout: Record<string, string>;
    }
  /** The body of a second request, which completes the login. */
  | { next: unknown }
  | { refused: LoginRefusal };

export interface LoginRefusal {
  kind: 'wrong' | 'code-required' | 'code-wrong' | 'blocked' | 'inactive' | 'other';
  /** The server's error message. */
  said: string;
}

/** A vendor's login with a user and a password. */
export interface VendorLogin {
  /** The variables of each role that can log in. */
  variables: Partial<Record<HeldRole, LoginVariables>>;
  path: string;
  /** Builds the body of the first request. */
  begin(values: LoginValues): unknown;
  /** Reads a response to a login request. */
  read(answer: LoginAnswer, values: LoginValues): LoginResult;
  /** The request that closes the session. */
  logout: { method: string; path: string };
}
