/**
 * chatpact as a library: {@link createMock} serves a stateful mock of Chatwoot's and Rocket.Chat's reporting APIs,
 * {@link checkContract} holds any server against their documents.
 */
export {
  type CheckEvent,
  type CheckOptions,
  type CheckReport,
  checkContract,
  type Finding,
  runCheck,
  type Verdict,
} from './contracts/index.ts';
export { createMock, type Mock, type MockOptions, type WrittenEvent } from './mock/server.ts';
export type { Identity } from './mock/vendor.ts';
export { UsageError, type UsageErrorCode } from './usage-error.ts';
