import { toShownLocation } from '../results/finding.ts';
import type { ExaminedResponse, Obstacle } from './obstacle.ts';

const says = (pattern: RegExp) => (answer: ExaminedResponse) => pattern.test(answer.text);
const isPage = ({ isHtml }: ExaminedResponse) => isHtml;
const isRedirect = ({ status, headers }: ExaminedResponse) =>
  [301, 302, 303, 307, 308].includes(status) && headers.location !== undefined;
/** True for a response without JSON. The applications describe their errors in JSON, proxies usually do not. */
const hasNoJson = ({ errors, headers, isHtml }: ExaminedResponse) =>
  isHtml || (errors === '' && !/json/i.test(headers['content-type'] ?? ''));

const login = /log[ -]?in|sign[ -]?in|single sign-on|\bsso\b/i;
const loginPath = /\/(log[-_]?in|sign[-_]?in|sso|saml2?|oauth2?|auth|authorize|adfs|cas)(\/|$)/i;

function toTarget({ url, headers }: ExaminedResponse): URL | undefined {
  return URL.parse(headers.location ?? '', url) ?? undefined;
}

/**
 * All known kinds of responses that do not come from the API. If several match, the first one counts, so the most specific
 * kinds come first.
 *
 * Sources: nginx `ngx_http_special_response.c` (pages of 400, 502, 503, 504), Apache `mod_ssl` and Go `net/http` (plain
 * HTTP on a TLS port), Cloudflare's "Challenge response detection" (`cf-mitigated`) and its codes 520 to 530, RFC 7617
 * (Basic), and the error texts of both vendors' servers.
 */
export const obstacles: readonly Obstacle[] = [
  {
    name: 'challenge',
    sign: '`cf-mitigated: challenge`, or a page with the title of a challenge ("Just a moment...")',
    matches: (answer) =>
      answer.headers['cf-mitigated'] === 'challenge' ||
      (answer.isHtml &&
        says(/<title>\s*(just a moment|attention required|checking your browser|ddos-guard|access denied \| )/i)(
          answer,
        )),
    what: () => 'a service in front of the server requires a browser to solve a challenge',
    remedy: "Exempt this machine's address or the API paths from the challenge.",
    isNeverOfApplication: true,
  },
  {
    name: 'plain-http',
    sign: '400 "The plain HTTP request was sent to HTTPS port", or the corresponding message of Apache or Go',
    matches: (answer) =>
      answer.status === 400 &&
      says(/plain HTTP request was sent to HTTPS port|HTTP request to an HTTPS server|plain HTTP to an SSL-enabled/i)(
        answer,
      ),
    what: () => 'the port expects HTTPS, but the request used plain HTTP',
    remedy: 'Use a URL that starts with https://.',
    isNeverOfApplication: true,
  },
  {
    name: 'client-certificate',
    sign: '400 "No required SSL certificate was sent"',
    matches: (answer) =>
      [400, 495, 496].includes(answer.status) &&
      says(/no required SSL certificate was sent|SSL certificate error|SSL certificate required/i)(answer),
    what: () => 'the server requires a client certificate',
    remedy: 'Pass it with --cert FILE and --key FILE.',
    isNeverOfApplication: true,
  },
  {
    name: 'basic-auth',
    sign: '401 without JSON, with `WWW-Authenticate: Basic` (or Digest, Negotiate, NTLM)',
    matches: (answer) =>
      answer.status === 401 &&
      /^(basic|digest|negotiate|ntlm)\b/i.test(answer.headers['www-authenticate'] ?? '') &&
      hasNoJson(answer),
    what: ({ headers }) =>
      `a proxy in front of the server requires a user and a password (${headers['www-authenticate']?.split(/[\s,]/)[0]})`,
    remedy:
      'Pass the user with --basic-auth USER and set CHATPACT_BASIC_AUTH_PASSWORD. If both are set, check their values.',
    isNeverOfApplication: true,
  },
  {
    name: 'second-factor',
    sign: '400, 401 or 403 with the error `totp-required`',
    matches: ({ status, errors }) => [400, 401, 403].includes(status) && /\btotp-(required|invalid)\b/.test(errors),
    what: () =>
      'the account of the token has two-factor authentication, and the server requires a code (totp-required)',
    remedy: 'Use a personal access token that was created with "ignore two-factor authentication".',
  },
  {
    name: 'suspended',
    sign: '401 or 403 with the error "Account is suspended"',
    matches: ({ status, errors }) => [401, 403].includes(status) && /\baccount is suspended\b/i.test(errors),
    what: () => 'the account is suspended',
    remedy: 'Reactivate the account, or use another one.',
  },
  {
    name: 'licence',
    sign: '400, 402 or 403 with an error that names an enterprise feature or a licence',
    matches: ({ status, errors }) =>
      [400, 402, 403].includes(status) &&
      /enterprise (feature|licen[cs]e)|invalid[- ]licen[cs]e|licen[cs]e[- ](required|expired|missing)/i.test(errors),
    what: () => 'the server has no licence for this operation',
    remedy: 'Install the licence, or skip the operation.',
    isAbsence: true,
  },
  {
    name: 'login',
    sign: 'a redirect to a login page, or a page with a password field',
    matches: (answer) =>
      (isRedirect(answer) && loginPath.test(toTarget(answer)?.pathname ?? '')) ||
      (answer.isHtml &&
        answer.status < 500 &&
        (says(/<input[^>]+type=["']?password/i)(answer) || login.test(toTitle(answer.text) ?? ''))),
    what: (answer) =>
      isRedirect(answer)
        ? `the response redirects to a login page: ${toShownLocation(answer.headers.location)}`
        : 'the response is a login page',
    remedy: 'Exempt the API paths from that login, or use a URL that does not require it.',
  },
  {
    name: 'other-host',
    sign: 'a redirect to another scheme, host or port',
    matches: (answer) => isRedirect(answer) && (toTarget(answer)?.origin ?? answer.url) !== new URL(answer.url).origin,
    what: ({ headers }) =>
      `the response redirects to ${toShownLocation(headers.location)}, and redirects are not followed`,
    remedy: 'Use the URL of the server that answers the API requests.',
  },
  {
    name: 'bad-gateway',
    sign: '502, 504 or 520 to 530 without JSON',
    matches: (answer) =>
      (answer.status === 502 || answer.status === 504 || (answer.status >= 520 && answer.status <= 530)) &&
      hasNoJson(answer),
    what: ({ status }) =>
      status === 504 || status === 522 || status === 524
        ? 'a proxy timed out while it waited for the server'
        : 'a proxy could not reach the server behind it',
    remedy: 'Make sure that the server is running, then repeat the check.',
    isTransient: true,
  },
  {
    name: 'unavailable',
    sign: '503 without JSON',
    matches: (answer) => answer.status === 503 && hasNoJson(answer),
    what: () => 'the server is not available: under maintenance, starting, or limited by a proxy',
    remedy: 'Check again later. If a proxy limits requests, set a lower --rate.',
    isTransient: true,
  },
  {
    name: 'maintenance',
    sign: 'a page whose title mentions maintenance',
    matches: (answer) =>
      answer.isHtml &&
      answer.status < 500 &&
      /maintenance|be (right )?back|unavailable/i.test(toTitle(answer.text) ?? ''),
    what: () => 'the server is under maintenance',
    remedy: 'Check again later.',
  },
  {
    name: 'page',
    sign: 'any other HTML page with 200',
    matches: (answer) => isPage(answer) && answer.status < 300,
    what: () => 'the response is an HTML page instead of data',
    remedy: 'Use the URL of the API. Its path may lack a part at the end, or have an extra one.',
    isAbsence: true,
  },
  {
    name: 'not-served',
    sign: '404, 405 or 410 as an HTML page',
    matches: (answer) => isPage(answer) && (answer.status === 404 || answer.status === 405 || answer.status === 410),
    what: () => 'the web server found nothing at this URL',
    remedy: 'Use the URL of the API. Its path may lack a part at the end, or have an extra one.',
    isAbsence: true,
  },
  {
    name: 'blocked',
    sign: '401 or 403 as an HTML page',
    matches: (answer) => isPage(answer) && (answer.status === 401 || answer.status === 403),
    what: () => 'a proxy or firewall in front of the server refuses the request',
    remedy: "Allow this machine's address or the API paths.",
    isAbsence: true,
  },
];

/** Returns the title of an HTML page, else its first heading, without markup. */
export function toTitle(text: string): string | undefined {
  const [, title = ''] = /<title[^>]*>([^<]{1,200})/i.exec(text) ?? [];
  const [, heading = ''] = /<h1[^>]*>([^<]{1,200})/i.exec(text) ?? [];
  const plain = (title.trim() || heading.trim()).replace(/\s+/g, ' ');
  return plain === '' ? undefined : plain;
}
