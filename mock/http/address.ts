import type { IncomingMessage } from 'node:http';
import type { Workspace } from '../workspace.ts';
import { defaultName } from '../workspaces.ts';
import { sendJson } from './send.ts';
import type { Step } from './step.ts';

export const workspaceHeader = 'x-chatpact-workspace';

const validName = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/** What a workspace may be called, for messages. */
export const nameRule = 'up to 64 letters, digits, dots, dashes and underscores, beginning with a letter or digit';

export function isWorkspaceName(name: unknown): name is string {
  return typeof name === 'string' && validName.test(name);
}

const named = new WeakMap<IncomingMessage, string>();
const chosen = new WeakMap<IncomingMessage, Workspace>();

/** The workspace that a request is about; undefined before it has been entered, or where none is made for it. */
export function findWorkspace(req: IncomingMessage): Workspace | undefined {
  return chosen.get(req);
}

/** The workspace that a request is about, once it has been entered. */
export function workspaceOf(req: IncomingMessage): Workspace {
  const workspace = findWorkspace(req);
  if (!workspace) throw new Error('The request has not been given its workspace yet.');
  return workspace;
}

/** Gives a request its workspace. */
export function choose(req: IncomingMessage, workspace: Workspace): void {
  chosen.set(req, workspace);
}

/** The name of the workspace that a request is about, once it has been read. */
export function workspaceNameOf(req: IncomingMessage): string {
  return named.get(req) ?? defaultName;
}

/** A request's path, and the workspace that its prefix `/@name` names. */
export function splitPrefix(url: string): { inPath: string | undefined; rest: string } {
  const [prefix = '', inPath] = (url.startsWith('/@') && /^\/@([^/?]*)/.exec(url)) || [];
  const rest = url.slice(prefix.length);
  return { inPath, rest: rest.startsWith('/') ? rest : `/${rest}` };
}

/** Reads which workspace each request is about: by the prefix of its path (which goes) or by header. The prefix wins. */
export const nameWorkspace: Step = (req, res, next) => {
  const { url = '/' } = req;
  const { inPath, rest } = splitPrefix(url);
  const name = inPath ?? req.headers[workspaceHeader] ?? defaultName;
  if (!isWorkspaceName(name)) {
    sendJson(req, res, 400, { error: `A workspace's name has ${nameRule}.` });
    return;
  }
  named.set(req, name);
  if (inPath !== undefined) req.url = rest;
  next();
};
