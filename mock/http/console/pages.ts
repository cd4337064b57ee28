import type { IncomingMessage } from 'node:http';
import express, { type RequestHandler, Router } from 'express';
import { consoleFolder } from '../../console-folder.ts';
import { originalUrlOf, pathOf, type Step } from '../step.ts';

/**
 * The console's files, whatever the guard says: there is nothing of anybody's in them. What they ask the admin API for
 * is guarded like all else.
 *
 * @param toBase Base URL of the vendors' APIs for whoever sent a request.
 */
export function createPages(toBase: (req: IncomingMessage) => string): Step {
  const router = Router();
  router.use('/console', protect(toBase), express.static(consoleFolder, { redirect: false }));
  router.get('/', protect(toBase), (req, res, next) => {
    // What the page names it names relative to itself, so that it serves each workspace.
    if (!pathOf({ url: originalUrlOf(req) }).endsWith('/')) return res.redirect('__admin/');
    res.sendFile('index.html', { root: consoleFolder }, (error) => {
      if (error && !res.headersSent) next();
    });
  });
  router.get('/', (_req, res) => {
    res.status(404).type('text').send('The console has not been built. Run: npm run build\n');
  });
  return router as unknown as Step;
}

/** Nothing from elsewhere, and nothing of it inside pages of elsewhere. */
function protect(toBase: (req: IncomingMessage) => string): RequestHandler {
  return (req, res, next) => {
    const base = toBase(req);
    const policy = {
      'default-src': "'none'",
      'script-src': "'self'",
      // The API reference sets styles of single elements.
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
