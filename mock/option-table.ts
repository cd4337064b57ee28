import type { MockOptions } from './options.ts';

interface MockOptionEntry<Value> {
  /** The value of an option that is not set. Absent if it depends on other things, or if a folder below decides it. */
  default?: Value;
}

/** A table with an entry for every option. */
export type MockOptionEntries<Options> = { [Name in keyof Options]-?: MockOptionEntry<NonNullable<Options[Name]>> };

/**
 * Every option of a mock. An option without an entry does not compile. The command line adds flags and help by the name
 * (cli/mock/flags.ts).
 */
export const mockOptions = {
  seed: {},
  now: {},
  live: {},
  scale: {},
  profile: {},
  vendors: {},
  plugins: {},
  port: { default: 0 },
  host: { default: '127.0.0.1' },
  https: {},
  allowedHosts: {},
  cors: {},
  admin: {},
  adminToken: {},
  tokens: {},
  specs: {},
  specRoots: {},
  edition: {},
  timezone: {},
  versions: {},
  fixture: {},
  scenario: {},
  faults: {},
  maxWorkspaces: { default: 1000 },
  log: {},
  keepAnswers: { default: true },
  workspaceIdleSeconds: { default: 3600 },
  onRequest: {},
  logger: {},
  headersTimeoutSeconds: {},
  requestTimeoutSeconds: {},
} as const satisfies MockOptionEntries<MockOptions>;

/** The names of all options of `createMock`. */
export const mockOptionNames: readonly string[] = Object.keys(mockOptions);
