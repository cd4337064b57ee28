import type { IncomingMessage } from 'node:http';
import type { Workspace } from '../workspaces/workspace.ts';
import { defaultWorkspaceName } from '../workspaces/workspaces.ts';
import type { Middleware } from './middleware.ts';
import { sendJson } from './send.ts';

export const workspaceHeader = 'x-chatpact-workspace';

const validName = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/** The rule for workspace names, for use in messages. */
export const workspaceNameRule =
  'up to 64 letters, digits, dots, dashes and underscores, starting with a letter or digit';

export function isWorkspaceName(name: unknown): name is string {
  return typeof name === 'string' && validName.test(name);
}

const namesByRequest = new WeakMap<IncomingMessage, string>();
const workspacesByRequest = new WeakMap<IncomingMessage, Workspace>();

/**
 * The workspace of a request. Undefined before the `enter` middleware has run, or if no workspace exists for the
 * request.
 */
export function findWorkspace(req: IncomingMessage): Workspace | undefined {
  return workspacesByRequest.get(req);
}

/** The workspace of a request. Throws if the `enter` middleware has not run yet. */
export function workspaceOf(req: IncomingMessage): Workspace {
  const workspace = findWorkspace(req);
  if (!workspace) throw new Error('No workspace has been assigned to this request yet.');
  return workspace;
}

/** Assigns a workspace to a request. */
export function assignWorkspace(req: IncomingMessage, workspace: Workspace): void {
  workspacesByRequest.set(req, workspace);
}

/** The name of the workspace that a request addresses; the default name before {@link nameWorkspace} has run. */
export function workspaceNameOf(req: IncomingMessage): string {
  return namesByRequest.get(req) ?? defaultWorkspaceName;
}

/** Splits the workspace prefix `/@name` from a request's URL. `inPath` is the name; undefined without a prefix. */
export function splitPrefix(url: string): { inPath: string | undefined; rest: string } {
  const [prefix = '', inPath] = (url.startsWith('/@') && /^\/@([^/?]*)/.exec(url)) || [];
  const rest = url.slice(prefix.length);
  return { inPath, rest: rest.startsWith('/') ? rest : `/${rest}` };
}

/**
 * Reads the workspace's name from the path prefix or from the header, and removes the prefix from `req.url`. The prefix
 * takes precedence.
 */
export const nameWorkspace: Middleware = (req, res, next) => {
  const { url = '/' } = req;
  const { inPath, rest } = splitPrefix(url);
  const name = inPath ?? req.headers[workspaceHeader] ?? defaultWorkspaceName;
  if (!isWorkspaceName(name)) {
    sendJson(req, res, 400, { error: `A workspace name must have ${workspaceNameRule}.` });
    return;
  }
  namesByRequest.set(req, name);
  if (inPath !== undefined) req.url = rest;
  next();
};
