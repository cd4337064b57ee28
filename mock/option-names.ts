import type { MockOptions } from './options.ts';

/** Every option of a mock, so that a new one does not compile until it is listed. */
const names: Record<keyof MockOptions, true> = {
  seed: true,
  now: true,
  scale: true,
  profile: true,
  vendors: true,
  plugins: true,
  port: true,
  host: true,
  allowedHosts: true,
  cors: true,
  admin: true,
  adminToken: true,
  tokens: true,
  specs: true,
  specRoots: true,
  edition: true,
  timezone: true,
  versions: true,
  fixture: true,
  scenario: true,
  maxWorkspaces: true,
  log: true,
  keepAnswers: true,
  workspaceIdleSeconds: true,
  logger: true,
  headersTimeoutSeconds: true,
  requestTimeoutSeconds: true,
};

/** The names of all options of `createMock`. */
export const mockOptionNames: readonly string[] = Object.keys(names);
