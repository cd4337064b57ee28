import { UsageError } from '../../usage-error.ts';
import { ApiError } from '../api-error.ts';
import { isWorkspaceName, workspaceHeader, workspaceNameRule } from '../http/workspace-address.ts';
import type { ServedWorkspaces } from '../pipeline/served-workspace.ts';
import { defaultWorkspaceName } from '../workspaces/workspaces.ts';
import type { MockAccess } from './access.ts';
import { callAdmin } from './call-admin.ts';
import type { Mock } from './mock.ts';
import { toMockWorkspace } from './workspace.ts';

interface MakerInput extends MockAccess {
  /** Base URL of the default workspace. */
  url: string;
  workspaces: ServedWorkspaces;
}

/** Creates the function that creates workspaces besides the default one. */
export function createWorkspaceMaker({
  url,
  workspaces,
  administer,
  handle,
  submit,
  isClosed,
}: MakerInput): Mock['workspace'] {
  return async (name, options) => {
    if (!isWorkspaceName(name) || name === defaultWorkspaceName) {
      throw new UsageError(
        'INVALID_WORKSPACE_NAME',
        `Expected a workspace name of ${workspaceNameRule}, other than "${defaultWorkspaceName}".`,
      );
    }
    if (options) await callAdmin(administer, defaultWorkspaceName, 'post /workspaces', { ...options, name });
    else await use(submit, name);
    const find = () => {
      const workspace = workspaces.find(name);
      if (workspace) return workspace;
      throw new UsageError(
        'WORKSPACE_DROPPED',
        `The workspace "${name}" was dropped. Create it again with mock.workspace().`,
      );
    };
    const drop = async () => {
      // A closed mock has no workspaces.
      if (isClosed()) return;
      await callAdmin(administer, defaultWorkspaceName, 'delete /workspaces/:name', {}, { name });
    };
    const handleHere = (request: Request) => {
      const headers = new Headers(request.headers);
      headers.set(workspaceHeader, name);
      return handle(new Request(request, { headers }));
    };
    const workspace = toMockWorkspace({ name, url: `${url}/@${name}`, find, administer, handle: handleHere });
    return Object.assign(workspace, { drop, [Symbol.asyncDispose]: drop });
  };
}

/** @throws UsageError `INVALID_WORKSPACE_NAME`, or `TOO_MANY_WORKSPACES` if the limit is reached. */
async function use(submit: MockAccess['submit'], name: string): Promise<void> {
  try {
    await submit({ type: 'use', workspace: name });
  } catch (error) {
    if (!(error instanceof ApiError) || error.kind !== 'full') throw error;
    throw new UsageError('TOO_MANY_WORKSPACES', error.problems[0]?.message ?? error.kind, { cause: error });
  }
}
