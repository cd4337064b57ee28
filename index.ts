/**
 * The library: {@link createMock} starts a stateful mock of the Chatwoot and Rocket.Chat APIs, {@link checkContract} checks a
 * server against their documents, and {@link createProxy} checks the traffic that it forwards.
 */
export type {
  Baseline,
  BaselineEntry,
  CheckEvent,
  CheckOptions,
  CheckReport,
  Finding,
  JudgedResponse,
  OperationOptions,
  Plugin,
  Proposals,
  ProxyFinding,
  ProxyOptions,
  ProxyState,
  RunningProxy,
  Shard,
  Verdict,
} from './contracts/index.ts';
export {
  checkContract,
  createProxy,
  judgeResponse,
  proposeOverlay,
  readBaseline,
  runCheck,
  writeBaseline,
} from './contracts/lazy.ts';
export { mergeReports } from './contracts/merge/merge-reports.ts';
export type { RequestEntry } from './mock/journal/request-listener.ts';
export type {
  MockClock,
  MockWorkspace,
  OwnWorkspace,
  WrittenEvent,
} from './mock/library/workspace.ts';
export type { MockLogger } from './mock/logger.ts';
export { createMock, type Mock, type MockOptions } from './mock/server.ts';
export type { Identity } from './mock/vendor-interface/identity.ts';
export type { WorkspaceOptions } from './mock/workspaces/initial-state.ts';
export { UsageError, type UsageErrorCode } from './usage-error.ts';
