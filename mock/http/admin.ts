import { createHash, timingSafeEqual } from 'node:crypto';
import { type RequestHandler, Router } from 'express';
import { packageVersion } from '../../package-info.ts';
import type { Workspace } from '../workspace.ts';

interface AdminRoute {
  method: 'get' | 'post';
  path: string;
  /** Media type of a body that is no JSON. */
  type?: string;
  /** Body of the 200. */
  answer(workspace: Workspace): unknown;
}

/** Everything under /__admin, by path. */
export const adminRoutes: readonly AdminRoute[] = [
  {
    method: 'get',
    path: '/health',
    answer: ({ clock, seed }) => ({ status: 'ok', version: packageVersion, now: toIso(clock.now()), seed }),
  },
  { method: 'get', path: '/identities', answer: (workspace) => workspace.identities() },
  {
    method: 'get',
    path: '/credentials',
    type: 'text/plain',
    answer: (workspace) =>
      Object.entries(workspace.credentials())
        .map((pair) => `${pair.join('=')}\n`)
        .join(''),
  },
  { method: 'get', path: '/state', answer: (workspace) => workspace.counts() },
  { method: 'get', path: '/requests', answer: ({ journal }) => journal.latest() },
  {
    method: 'post',
    path: '/reset',
    answer(workspace) {
      workspace.reset();
      return workspace.counts();
    },
  },
];

/** The admin API: for this machine only, or for whoever holds the token where one is set. */
export function createAdmin(workspace: Workspace, token: string | undefined): Router {
  const router = Router();
  router.use(createGuard(token));
  for (const { method, path, type, answer } of adminRoutes) {
    router[method](path, (_req, res) => {
      if (type) res.type(type).send(answer(workspace));
      else res.json(answer(workspace));
    });
  }
  router.use((req, res) => {
    const there = adminRoutes.filter(({ path }) => path === req.path);
    if (there.length > 0) {
      const allowed = there.map(({ method }) => method.toUpperCase()).join(', ');
      res
        .status(405)
        .setHeader('allow', allowed)
        .json({ error: `Use ${allowed}.` });
      return;
    }
    const known = adminRoutes.map(({ method, path }) => `${method.toUpperCase()} /__admin${path}`);
    res.status(404).json({ error: 'There is no such admin route.', routes: known });
  });
  return router;
}

function createGuard(token: string | undefined): RequestHandler {
  return (req, res, next) => {
    if (token === undefined) {
      if (isLoopback(req.socket.remoteAddress)) return next();
      res
        .status(403)
        .json({ error: 'The admin API answers this machine only. Start the mock with --admin-token to open it.' });
      return;
    }
    const given = /^Bearer (.+)$/i.exec(req.headers.authorization ?? '')?.[1];
    if (given !== undefined && isSame(given, token)) return next();
    res
      .status(401)
      .setHeader('www-authenticate', 'Bearer')
      .json({ error: 'Send Authorization: Bearer and the admin token.' });
  };
}

function isLoopback(address: string | undefined): boolean {
  return address !== undefined && /^(::ffff:)?127\.|^::1$/.test(address);
}

// Digests have one length, which timingSafeEqual asks for.
function isSame(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

function toIso(at: number): string {
  return new Date(at).toISOString();
}
