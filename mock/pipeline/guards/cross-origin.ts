import type { ServerResponse } from 'node:http';
import cors from 'cors';
import { hintHeader } from '../../http/hint-header.ts';
import { logPositionHeader } from '../../http/log-position.ts';
import type { Middleware } from '../../http/middleware.ts';
import { outcomeHeader, refusalHeader } from '../refusals/error-headers.ts';
import { isAllowed, type PageOrigins } from './page-origins.ts';

/** Response headers that a page may read, besides those that browsers always show. The date is the workspace's clock. */
const exposedNames = [
  'date',
  'allow',
  'content-disposition',
  'x-chatpact-source',
  'x-chatpact-deviation',
  'x-chatpact-preference-ignored',
  'preference-applied',
  'etag',
  'retry-after',
  outcomeHeader,
  refusalHeader,
  logPositionHeader,
  hintHeader,
];

const exposeHeadersName = 'access-control-expose-headers';

/** Adds these names to Access-Control-Expose-Headers, if the response has that header. */
export function exposeHeaders(res: ServerResponse, names: readonly string[]): void {
  const before = res.getHeader(exposeHeadersName);
  if (before !== undefined && names.length > 0) res.setHeader(exposeHeadersName, [before, ...names].join(','));
}

/**
 * Creates the CORS middleware for the vendors' routes. Pages of these origins may send any header. Pages of listed
 * origins may also send credentials (`credentials: 'include'`), for which browsers require that the server names the
 * origin.
 */
export function createCrossOrigin(origins: PageOrigins): Middleware {
  const origin = origins === '*' ? '*' : [...origins];
  const handle: Middleware = cors({
    origin,
    credentials: origins !== '*',
    exposedHeaders: exposedNames,
    maxAge: 600,
  });
  return (req, res, next) => {
    // An OPTIONS request that is not a preflight asks for the allowed methods; vendor-routes.ts answers it.
    if (req.method === 'OPTIONS' && req.headers['access-control-request-method'] === undefined) {
      const callerOrigin = origins === '*' ? '*' : req.headers.origin;
      if (origins !== '*') res.setHeader('vary', 'Origin');
      if (callerOrigin !== undefined && isAllowed(origins, callerOrigin))
        res.setHeader('access-control-allow-origin', callerOrigin);
      next();
      return;
    }
    handle(req, res, next);
  };
}
