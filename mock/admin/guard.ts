import type { Request, RequestHandler } from 'express';
import { isLoopbackAddress, isLoopbackHost } from '../../loopback.ts';
import { isSameSecret } from '../digest.ts';
import { originOf } from '../http/middleware.ts';

/** Allows requests from this machine, or those with the token if one is set. */
export function createAdminGuard(token: string | undefined): RequestHandler {
  return (req, res, next) => {
    if (token === undefined) {
      const reason = findRefusal(req);
      if (reason === undefined) return next();
      res.status(403).json({ error: `${reason} Start the mock with --admin-token to allow requests with that token.` });
      return;
    }
    const given = /^Bearer (.+)$/i.exec(req.headers.authorization ?? '')?.[1];
    if (given !== undefined && isSameSecret(given, token)) return next();
    res.status(401).setHeader('www-authenticate', 'Bearer');
    res.json({ error: 'The admin API requires the header "Authorization: Bearer TOKEN" with the admin token.' });
  };
}

/**
 * Returns why a request is refused; undefined for a request from this machine. The remote address is not enough, since
 * any web page can make a browser on this machine send requests. So requests of pages of other origins are refused
 * (such a page cannot read the response, but the request would take effect), and requests for other host names (DNS
 * rebinding). Proxied requests are refused because a proxy on this machine may forward anybody's.
 */
function findRefusal(req: Request): string | undefined {
  const { headers, socket } = req;
  if (!isLoopbackAddress(socket.remoteAddress)) return 'The admin API accepts requests from this machine only.';
  if (Object.keys(headers).some((name) => proxyHeaders.test(name))) {
    return 'The admin API does not accept requests that a proxy has forwarded.';
  }
  const { host, origin, 'sec-fetch-site': site } = headers;
  if (host !== undefined && !isLoopbackHost(host))
    return 'The admin API accepts only localhost and 127.0.0.1 as its host.';
  const isForeign = origin !== undefined && origin !== originOf(req);
  if (isForeign || site === 'cross-site' || site === 'same-site')
    return 'The admin API does not accept requests from other web pages.';
  return undefined;
}

/** Headers that a proxy adds to the requests that it forwards. */
const proxyHeaders = /^(forwarded|via|x-real-ip|x-forwarded-.+)$/;
