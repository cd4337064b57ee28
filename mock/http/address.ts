import type { Request, RequestHandler } from 'express';
import type { Workspace } from '../workspace.ts';
import type { Workspaces } from '../workspaces.ts';

export const workspaceHeader = 'x-chatpact-workspace';

const validName = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/** What a workspace may be called, for messages. */
export const nameRule = 'up to 64 letters, digits, dots, dashes and underscores, beginning with a letter or digit';

export function isWorkspaceName(name: unknown): name is string {
  return typeof name === 'string' && validName.test(name);
}

const chosen = new WeakMap<Request, Workspace>();

/** The workspace that a request is about. */
export function workspaceOf(req: Request): Workspace {
  const workspace = chosen.get(req);
  if (!workspace) throw new Error('The request has not been given its workspace yet.');
  return workspace;
}

/** Gives each request its workspace, by the prefix `/@name` of its path (which goes) or by header. The prefix wins. */
export function chooseWorkspace(workspaces: Workspaces): RequestHandler {
  return (req, res, next) => {
    const [prefix, inPath] = /^\/@([^/?]*)/.exec(req.url) ?? [];
    const name = inPath ?? req.headers[workspaceHeader];
    if (name !== undefined && !isWorkspaceName(name)) {
      res.status(400).json({ error: `A workspace's name has ${nameRule}.` });
      return;
    }
    if (prefix !== undefined) {
      const rest = req.url.slice(prefix.length);
      req.url = rest.startsWith('/') ? rest : `/${rest}`;
    }
    const workspace = workspaces.get(name);
    chosen.set(req, workspace);
    workspace.settle();
    next();
  };
}
