import type { ServerResponse } from 'node:http';
import cors from 'cors';
import { outcomeHeader, refusalHeader } from './fault-headers.ts';
import { isAllowed, type PageOrigins } from './page-origins.ts';
import type { Step } from './step.ts';
import { versionHeader } from './version.ts';

/** Headers of ours that a page may read. */
const exposed = [
  'x-chatpact-source',
  'x-chatpact-deviation',
  'x-chatpact-preference-ignored',
  'preference-applied',
  'etag',
  'retry-after',
  outcomeHeader,
  refusalHeader,
  versionHeader,
];

const exposing = 'access-control-expose-headers';

/** Lets pages that may read an answer read these headers of it too. */
export function exposeHeaders(res: ServerResponse, names: readonly string[]): void {
  const before = res.getHeader(exposing);
  if (before !== undefined && names.length > 0) res.setHeader(exposing, [before, ...names].join(','));
}

/** Lets pages of these origins call the vendors' routes, with whatever headers they ask for. */
export function createCrossOrigin(origins: PageOrigins): Step {
  const origin = origins === '*' ? '*' : [...origins];
  const handle = cors({ origin, exposedHeaders: exposed, maxAge: 600 }) as unknown as Step;
  return (req, res, next) => {
    // An OPTIONS that is no preflight asks what a path allows; vendor-routes.ts knows.
    if (req.method === 'OPTIONS' && req.headers['access-control-request-method'] === undefined) {
      const asking = origins === '*' ? '*' : req.headers.origin;
      if (origins !== '*') res.setHeader('vary', 'Origin');
      if (asking !== undefined && isAllowed(origins, asking)) res.setHeader('access-control-allow-origin', asking);
      next();
      return;
    }
    handle(req, res, next);
  };
}
