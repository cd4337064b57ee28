import type { IncomingMessage } from 'node:http';
import express, { type RequestHandler, Router } from 'express';
import { consoleFolder } from '../../console-folder.ts';
import { originalUrlOf, pathOf } from '../../http/middleware.ts';

/**
 * Serves the console's files without the guard, since they contain no data. The admin API that they call is guarded.
 *
 * @param toBase Returns the base URL of the vendors' APIs as the client of a request reaches them.
 */
export function createPages(toBase: (req: IncomingMessage) => string): RequestHandler {
  const router = Router();
  router.use('/console', protect(toBase), express.static(consoleFolder, { redirect: false }));
  router.get('/', protect(toBase), (req, res, next) => {
    // The page uses relative URLs, so that it works for each workspace.
    if (!pathOf({ url: originalUrlOf(req) }).endsWith('/')) return res.redirect('__admin/');
    res.sendFile('index.html', { root: consoleFolder }, (error) => {
      if (error && !res.headersSent) next();
    });
  });
  router.get('/', (_req, res) => {
    res.status(404).type('text').send('The console has not been built. Run: npm run build\n');
  });
  return router;
}

/** Sets security headers: the page loads nothing from other origins and cannot be embedded by them. */
function protect(toBase: (req: IncomingMessage) => string): RequestHandler {
  return (req, res, next) => {
    const base = toBase(req);
    const policy = {
      'default-src': "'none'",
      'script-src': "'self'",
      // The API reference uses inline styles.
      'style-src': "'self' 'unsafe-inline'",
      'img-src': "'self' data:",
      'font-src': "'self' data:",
      'connect-src': `'self' ${URL.canParse(base) ? new URL(base).origin : ''}`,
      'frame-src': "'self'",
      'frame-ancestors': "'self'",
      'base-uri': "'none'",
      'form-action': "'none'",
    };
    const directives = Object.entries(policy).map((directive) => directive.join(' '));
    res.setHeader('content-security-policy', directives.join('; '));
    res.setHeader('x-content-type-options', 'nosniff');
    res.setHeader('referrer-policy', 'no-referrer');
    next();
  };
}
