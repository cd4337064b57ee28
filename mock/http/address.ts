import type { IncomingMessage } from 'node:http';
import type { CommandLog } from '../log/command-log.ts';
import type { Workspace } from '../workspace.ts';
import { defaultName, type Workspaces } from '../workspaces.ts';
import { sendJson } from './send.ts';
import type { Step } from './step.ts';

export const workspaceHeader = 'x-chatpact-workspace';

const validName = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/** What a workspace may be called, for messages. */
export const nameRule = 'up to 64 letters, digits, dots, dashes and underscores, beginning with a letter or digit';

export function isWorkspaceName(name: unknown): name is string {
  return typeof name === 'string' && validName.test(name);
}

const chosen = new WeakMap<IncomingMessage, Workspace>();

/** The workspace that a request is about; undefined before it has been chosen. */
export function findWorkspace(req: IncomingMessage): Workspace | undefined {
  return chosen.get(req);
}

/** The workspace that a request is about, once it has been chosen. */
export function workspaceOf(req: IncomingMessage): Workspace {
  const workspace = findWorkspace(req);
  if (!workspace) throw new Error('The request has not been given its workspace yet.');
  return workspace;
}

/**
 * Gives each request its workspace, by the prefix `/@name` of its path (which goes) or by header. The prefix wins. What
 * time brought about in it has happened then.
 */
export function chooseWorkspace(workspaces: Workspaces, log: CommandLog): Step {
  return (req, res, next) => {
    const { url = '/' } = req;
    const [prefix, inPath] = (url.startsWith('/@') && /^\/@([^/?]*)/.exec(url)) || [];
    const name = inPath ?? req.headers[workspaceHeader] ?? defaultName;
    if (!isWorkspaceName(name)) {
      sendJson(req, res, 400, { error: `A workspace's name has ${nameRule}.` });
      return;
    }
    if (prefix !== undefined) {
      const rest = url.slice(prefix.length);
      req.url = rest.startsWith('/') ? rest : `/${rest}`;
    }
    const proceed = () => {
      const workspace = workspaces.find(name);
      if (!workspace) throw new Error('A workspace that is in use has gone.');
      chosen.set(req, workspace);
      next();
    };
    const waited = prepare(name, workspaces, log);
    if (waited instanceof Promise) waited.then(proceed).catch(next);
    else proceed();
  };
}

/** Sees to it that the workspace is there and up to its time. A promise where others have to be asked. */
function prepare(name: string, workspaces: Workspaces, log: CommandLog): unknown {
  const settle = () =>
    workspaces.find(name)?.isDue() ? orLater(log.submit({ type: 'settle', workspace: name })) : undefined;
  if (!workspaces.isStale(name)) return settle();
  const used = log.submit({ type: 'use', workspace: name });
  if (!(used instanceof Promise)) return settle();
  if (!workspaces.find(name)) return used.then(settle);
  // One that is there need not wait for others to hear of its use.
  orLater(used);
  return settle();
}

/** While the log is out of reach, reads go on with what is there. */
function orLater(performed: unknown): unknown {
  return performed instanceof Promise ? performed.catch(() => {}) : performed;
}
