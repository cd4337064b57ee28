import type { Option } from 'commander';
import type { FaultRule } from '../../mock/faults/injected-fault.ts';
import type { RequestLineFormat } from '../../mock/journal/request-lines.ts';
import type { MockOptions } from '../../mock/options.ts';
import type { editions } from '../../mock/workspaces/editions.ts';
import type { profiles } from '../../specs/profiles.ts';
import type { collectSpecs } from '../flags/shared-flags.ts';
import type { MockSetting } from './setting.ts';

/** The forms of request lines. */
export const requestLineFormats = ['text', 'json'] as const satisfies readonly RequestLineFormat[];

/** The flags of `chatpact mock`, as Commander returns them. */
export interface MockFlags {
  port?: number;
  host: string;
  https?: boolean;
  httpsCert?: string;
  httpsKey?: string;
  seed?: number;
  now?: string;
  live?: boolean;
  scale?: number;
  profile?: (typeof profiles)[number];
  vendor?: string;
  plugin?: string[];
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
  fixture?: string;
  scenario?: string;
  maxWorkspaces: number;
  workspaceIdle: number;
  log?: string;
  logLevel: string;
  logFormat?: RequestLineFormat;
  quiet?: boolean;
  config?: string | false;
  watch?: boolean;
  faults?: readonly FaultRule[];
  /** Versions by vendor: `chatwootVersion`. */
  [version: `${string}Version`]: string | undefined;
}

/** How the command line sets one option of the mock. */
export interface MockFlagEntry<Value> {
  /** Empty for an option that only the library has. */
  flags: readonly Option[];
  toOption?(flags: MockFlags): Value | Promise<Value>;
  /** The keys of the configuration that set it, by name. Absent if only flags do. */
  settings?: Readonly<Record<string, MockSetting>>;
  /** True if a flag replaces only its own part of the configured value. */
  isMerged?: boolean;
  /** Options that a given flag of this one replaces, if they are configured in a weaker place. */
  replaces?: readonly (keyof MockOptions)[];
}

/** A table with an entry for every option. */
export type MockFlagEntries<Options extends object = MockOptions> = {
  [Name in keyof Options]-?: MockFlagEntry<Options[Name]>;
};
