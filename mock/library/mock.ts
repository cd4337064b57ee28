import type { WorkspaceOptions } from '../workspaces/initial-state.ts';
import type { MockWorkspace, OwnWorkspace } from './workspace.ts';

/** A running mock. As a {@link MockWorkspace} it is the default workspace. */
export interface Mock extends MockWorkspace, AsyncDisposable {
  /** 0 if the mock does not listen. */
  port: number;
  /** Base URL of the admin API, without /__admin; undefined if it is not served. */
  adminUrl: string | undefined;
  /** Its certificate as PEM, which clients can trust; undefined without the option `https`. */
  certificate: string | undefined;
  /** The workspace's time, milliseconds since 1970. */
  now(): number;
  /** Example paths by vendor. */
  samples: Record<string, string[]>;
  /**
   * Returns the workspace with a name, created if it does not exist, for tests that run in parallel.
   *
   * @param options The initial state of the workspace. With options an existing workspace is replaced.
   * @throws UsageError `INVALID_WORKSPACE_NAME`, `INVALID_WORKSPACE_OPTIONS`, `TOO_MANY_WORKSPACES`.
   * @example
   * await using workspace = await mock.workspace('checkout');
   * await fetch(`${workspace.url}/api/v1/profile`, { headers: workspace.headers('chatwoot', 'agent') });
   */
  workspace(name: string, options?: WorkspaceOptions): Promise<OwnWorkspace>;
  /**
   * Stops accepting requests, gives those in flight a second to finish, and ends. Injected latencies end immediately.
   * Disposing the mock does the same. Calls that respond or change anything throw UsageError `MOCK_CLOSED` afterwards.
   */
  close(): Promise<void>;
}
