import type { WorkspaceInfo } from '../../../admin/responses.ts';
import { callAdmin, callAdminAsText } from '../../api.ts';
import { adminPathOf } from '../../open-workspace.ts';

/** A snapshot as the admin API lists it. */
export interface ListedSnapshot {
  name: string;
  /** ISO 8601. */
  now: string;
  /** Events since the seeded history. */
  events: number;
}

/** Creates a workspace. Without a name, the mock chooses one. */
export const createWorkspace = (options: Partial<WorkspaceInfo>): Promise<WorkspaceInfo> =>
  callAdmin<WorkspaceInfo>('workspaces', 'POST', options);

/** Creates a workspace with the present data and time of another one. From then on, both change independently. */
export async function forkWorkspace(source: string): Promise<WorkspaceInfo> {
  const fixture = await callAdminAsText(`${adminPathOf(source)}export`);
  const fork = await createWorkspace({});
  const headers = { 'content-type': 'application/x-ndjson' };
  try {
    const target = `${adminPathOf(fork.name)}import`;
    await callAdminAsText(target, { method: 'POST', headers, body: fixture });
  } catch (error) {
    await callAdmin(`workspaces/${fork.name}`, 'DELETE');
    throw error;
  }
  return fork;
}
