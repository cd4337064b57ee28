import type { IncomingMessage } from 'node:http';
import { UsageError } from '../../usage-error.ts';

/** The pages that may read what the mock answers, by origin: all of them, those listed, or none. */
export type PageOrigins = '*' | readonly string[];

/** As browsers send it: of a web page, of an extension or an app that shows pages, or of a page without an origin. */
const originPattern = /^(null|[a-z][a-z0-9+.-]*:\/\/[^/?#@\s]+)$/;

/**
 * What `cors` of {@link MockOptions} says.
 *
 * @throws UsageError `BAD_OPTION` for what no browser would send as an origin.
 */
export function toPageOrigins(cors: boolean | readonly string[] = true): PageOrigins {
  if (cors === true) return '*';
  if (cors === false) return [];
  const origins = cors.map((given) => given.trim().toLowerCase().replace(/\/$/, ''));
  if (origins.includes('*')) return '*';
  for (const [index, origin] of origins.entries()) {
    if (originPattern.test(origin)) continue;
    const expected =
      'Expected an origin for cors (--cors-origin), scheme, host and port: https://dashboard.example:3000';
    throw new UsageError('BAD_OPTION', `${expected}, got ${JSON.stringify(cors[index])}.`);
  }
  return origins.map(withoutUsualPort);
}

/** Browsers leave out a scheme's own port. */
function withoutUsualPort(origin: string): string {
  return /^https?:/.test(origin) && URL.canParse(origin) ? new URL(origin).origin : origin;
}

export function isAllowed(origins: PageOrigins, origin: string): boolean {
  return origins === '*' || origins.includes(origin);
}

/**
 * Whether a browser sends a request for a page of another site that is not let in. Without the headers by which browsers
 * say so, a request comes from no page. Browsers send Sec-Fetch-Site to HTTPS and to this machine only; elsewhere the
 * Origin has to do.
 */
export function isOfForeignPage({ headers }: Pick<IncomingMessage, 'headers'>, origins: PageOrigins): boolean {
  const { origin, host = '', 'sec-fetch-site': site, 'sec-fetch-mode': mode = 'cors' } = headers;
  if (site === undefined ? origin === undefined : site !== 'cross-site') return false;
  if (origin === undefined) return true;
  if (site === undefined && hostNameOf(origin) === hostNameOf(`http://${host}`)) return false;
  // What a page embeds, or a form sends, has an Origin, too, and is not asked whether CORS lets it in.
  return mode !== 'cors' || !isAllowed(origins, origin);
}

function hostNameOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).hostname : undefined;
}
