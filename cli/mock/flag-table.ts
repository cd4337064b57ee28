import type { Option } from 'commander';
import type { MockOptions } from '../../mock/options.ts';
import type { editions } from '../../mock/workspaces/initial-state.ts';
import type { profiles } from '../../specs/profiles.ts';
import type { vendorNames } from '../../specs/vendors.ts';
import type { collectSpecs } from '../flags/shared-flags.ts';

/** The flags of `chatpact mock`, as Commander returns them. */
export interface MockFlags {
  port?: number;
  host: string;
  seed?: number;
  now?: string;
  scale?: number;
  profile: (typeof profiles)[number];
  vendor?: (typeof vendorNames)[number];
  cors: boolean;
  corsOrigin?: string[];
  allowedHost?: string[];
  tokens?: string;
  admin: boolean;
  adminPort?: number;
  adminToken?: string;
  spec?: ReturnType<typeof collectSpecs>;
  specRoot?: string[];
  edition: (typeof editions)[number];
  timezone?: string;
  chatwootVersion?: string;
  rocketchatVersion?: string;
  fixture?: string;
  scenario?: string;
  maxWorkspaces: number;
  workspaceIdle: number;
  log?: string;
  logLevel: string;
}

/** How the command line sets one option of the mock. */
export interface MockFlagEntry<Value> {
  /** Empty for an option that only the library has. */
  flags: readonly Option[];
  toOption?(flags: MockFlags): Value | Promise<Value>;
}

/** A table with an entry for every option. */
export type MockFlagEntries<Options extends object = MockOptions> = {
  [Name in keyof Options]-?: MockFlagEntry<Options[Name]>;
};
