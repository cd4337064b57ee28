import type { WorkspaceOptions } from '../origin.ts';
import type { MockWorkspace, OwnWorkspace } from './workspace.ts';

/** A running mock; what it says of a workspace it says of the default one. */
export interface Mock extends MockWorkspace, AsyncDisposable {
  /** 0 where there is none. */
  port: number;
  /** Base URL of the admin API, without /__admin; undefined where there is none. */
  adminUrl: string | undefined;
  /** The workspace's time, milliseconds since 1970. */
  now(): number;
  /** Paths worth trying first, by vendor. */
  samples: Record<string, string[]>;
  /**
   * A workspace of that name, made where there is none: for tests that run side by side.
   *
   * @param options What it begins with; with any, one that is there is made anew.
   * @throws UsageError `BAD_CALL`.
   * @example
   * await using workspace = await mock.workspace('checkout');
   * await fetch(`${workspace.url}/api/v1/profile`, { headers: workspace.headers('chatwoot', 'agent') });
   */
  workspace(name: string, options?: WorkspaceOptions): Promise<OwnWorkspace>;
  /**
   * Stops accepting, lets what is in flight finish for a second, and ends: latencies that were injected end at once.
   * Disposing of it does the same. Calls that answer or change anything throw UsageError `BAD_CALL` from then on.
   */
  close(): Promise<void>;
}
