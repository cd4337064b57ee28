import type { IncomingMessage } from 'node:http';
import { UsageError } from '../../../usage-error.ts';

/** The origins whose pages may read responses: all, a list, or none. */
export type PageOrigins = '*' | readonly string[];

/** An Origin as browsers send it: of a web page, of an extension or app, or `null`. */
const originPattern = /^(null|[a-z][a-z0-9+.-]*:\/\/[^/?#@\s]+)$/;

/**
 * Converts the `cors` option of {@link MockOptions}.
 *
 * @throws UsageError `INVALID_CORS_ORIGIN` for an invalid origin.
 */
export function toPageOrigins(cors: boolean | readonly string[] = true): PageOrigins {
  if (cors === true) return '*';
  if (cors === false) return [];
  const origins = cors.map((given) => given.trim().toLowerCase().replace(/\/$/, ''));
  if (origins.includes('*')) return '*';
  for (const [index, origin] of origins.entries()) {
    if (originPattern.test(origin)) continue;
    const expected =
      'Expected an origin (scheme, host and port) for cors (--cors-origin), such as https://dashboard.example:3000';
    throw new UsageError('INVALID_CORS_ORIGIN', `${expected}, got ${JSON.stringify(cors[index])}.`);
  }
  return origins.map(withoutUsualPort);
}

/** Removes the scheme's default port, which browsers omit. */
function withoutUsualPort(origin: string): string {
  return /^https?:/.test(origin) && URL.canParse(origin) ? new URL(origin).origin : origin;
}

export function isAllowed(origins: PageOrigins, origin: string): boolean {
  return origins === '*' || origins.includes(origin);
}

/**
 * Whether a browser sends a request for a page of another site whose origin is not allowed. A request without the
 * headers that browsers send is not from a page. Browsers send Sec-Fetch-Site only to HTTPS and to this machine; in
 * other cases Origin is used.
 */
export function isFromForeignPage({ headers }: Pick<IncomingMessage, 'headers'>, origins: PageOrigins): boolean {
  const { origin, host = '', 'sec-fetch-site': site, 'sec-fetch-mode': mode = 'cors' } = headers;
  if (site === undefined ? origin === undefined : site !== 'cross-site') return false;
  if (origin === undefined) return true;
  if (site === undefined && hostNameOf(origin) === hostNameOf(`http://${host}`)) return false;
  // Embedded resources and forms have an Origin too, but browsers do not apply CORS to them.
  return mode !== 'cors' || !isAllowed(origins, origin);
}

function hostNameOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).hostname : undefined;
}
