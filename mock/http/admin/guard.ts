import { createHash, timingSafeEqual } from 'node:crypto';
import type { RequestHandler } from 'express';

/** Lets this machine in, or whoever holds the token where one is set. */
export function createGuard(token: string | undefined): RequestHandler {
  return (req, res, next) => {
    if (token === undefined) {
      if (isLoopback(req.socket.remoteAddress)) return next();
      const advice = 'Start the mock with --admin-token to open it.';
      res.status(403).json({ error: `The admin API answers this machine only. ${advice}` });
      return;
    }
    const given = /^Bearer (.+)$/i.exec(req.headers.authorization ?? '')?.[1];
    if (given !== undefined && isSame(given, token)) return next();
    res.status(401).setHeader('www-authenticate', 'Bearer');
    res.json({ error: 'Send Authorization: Bearer and the admin token.' });
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
