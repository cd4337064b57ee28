import type { IncomingMessage } from 'node:http';
import { Fault } from '../fault.ts';
import type { CommandLog } from '../log/command-log.ts';
import type { Workspaces } from '../workspaces.ts';
import { choose, workspaceNameOf } from './address.ts';
import { isOfForeignPage, type PageOrigins } from './page-origins.ts';
import { createForeignPageFault, type RefusalLog } from './refusals.ts';
import type { Step } from './step.ts';

/** Gives each request its workspace, made where there is none. What time brought about in it has happened then. */
export function enterWorkspace(workspaces: Workspaces, log: CommandLog, refusals: RefusalLog): Step {
  return (req, _, next) => {
    const name = workspaceNameOf(req);
    const proceed = () => {
      const workspace = workspaces.find(name);
      if (!workspace) throw new Error('A workspace that is in use has gone.');
      choose(req, workspace);
      next();
    };
    const fail = (error: unknown) => {
      if (error instanceof Fault && error.kind === 'full') refusals.note(error, { workspace: name });
      next(error);
    };
    let waited: unknown;
    try {
      waited = prepare(name, workspaces, log);
    } catch (error) {
      fail(error);
      return;
    }
    if (waited instanceof Promise) waited.then(proceed).catch(fail);
    else proceed();
  };
}

export interface Admission {
  workspaces: Workspaces;
  enter: Step;
  refusals: RefusalLog;
  /** Pages of other sites that make workspaces. */
  origins: PageOrigins;
  /** Whether anything is served to a request. */
  isRouted(req: IncomingMessage): boolean;
  /** Lets the page that asks read why it is refused. */
  crossOrigin: Step | undefined;
}

/**
 * Gives requests to the vendors' routes their workspace. None is made for a request that nothing is served to, which
 * goes on without one, nor for a page of another site that is not let in.
 */
export function admit({ workspaces, enter, refusals, origins, isRouted, crossOrigin }: Admission): Step {
  return (req, res, next) => {
    const name = workspaceNameOf(req);
    const refuse = (error: unknown) => {
      if (crossOrigin) crossOrigin(req, res, () => next(error));
      else next(error);
    };
    const goOn = (error?: unknown) => (error === undefined ? next() : refuse(error));
    if (workspaces.find(name)) return enter(req, res, goOn);
    if (!isRouted(req)) return next();
    if (!isOfForeignPage(req, origins)) return enter(req, res, goOn);
    const fault = createForeignPageFault(name);
    refusals.note(fault, { workspace: name, origin: req.headers.origin?.slice(0, 200) });
    refuse(fault);
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
