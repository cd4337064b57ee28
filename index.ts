/**
 * chatpact as a library: {@link createMock} serves a stateful mock of Chatwoot's and Rocket.Chat's reporting APIs,
 * {@link checkContract} holds any server against their documents, {@link createProxy} the traffic that goes through it.
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
export { mergeReports } from './contracts/merge.ts';
export type {
  MockClock,
  MockWorkspace,
  OwnWorkspace,
  WrittenEvent,
} from './mock/library/workspace.ts';
export type { MockLogger } from './mock/logger.ts';
export type { WorkspaceOptions } from './mock/origin.ts';
export { createMock, type Mock, type MockOptions } from './mock/server.ts';
export type { Identity } from './mock/vendor.ts';
export { UsageError, type UsageErrorCode } from './usage-error.ts';
