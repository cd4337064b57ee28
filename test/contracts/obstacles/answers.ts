import type { ReferenceResponse } from '../../faulty/reference-server.ts';

/** A response that a proxy or another service sends in place of a healthy server. */
export interface Standing {
  /** The kind of response, for the test title. */
  what: string;
  /** The obstacle's name. */
  name: string;
  answer: ReferenceResponse;
  /** How the check quotes and explains it. */
  said: RegExp;
}

const page = (title: string, rest = '') =>
  `<html>\n<head><title>${title}</title></head>\n<body><center><h1>${title}</h1></center>${rest}</body></html>`;
const html = (status: number, text: string, headers: Record<string, string> = {}): ReferenceResponse => ({
  status,
  body: undefined,
  text,
  headers: { 'content-type': 'text/html', ...headers },
});
const nginx = (status: number, title: string) =>
  html(status, page(title, '<hr><center>nginx/1.25.3</center>'), { server: 'nginx/1.25.3' });
const json = (status: number, body: unknown): ReferenceResponse => ({ status, body });

export const gateway = nginx(502, '502 Bad Gateway');
export const limited = nginx(503, '503 Service Temporarily Unavailable');
export const notFound = nginx(404, '404 Not Found');
export const shell = html(
  200,
  '<!DOCTYPE html><html><head><title>Chat</title></head><body><div id="app"></div></body></html>',
);
export const maintenance = html(503, page('We will be back soon'));
export const loginRedirect: ReferenceResponse = {
  status: 302,
  body: undefined,
  text: '',
  headers: { location: 'https://sso.example.com/realms/acme/login?client_id=chat&state=c2VjcmV0' },
};

/** Responses as common proxies, and the servers of both vendors, send them. */
export const standing: readonly Standing[] = [
  {
    what: 'a maintenance page',
    name: 'unavailable',
    answer: maintenance,
    said: /not available.*\(503 "We will be back soon"\)\. Check again later/,
  },
  {
    what: 'a maintenance page with 200',
    name: 'maintenance',
    answer: html(200, page('Scheduled maintenance')),
    said: /under maintenance \(200 "Scheduled maintenance"\)/,
  },
  {
    what: 'a login page',
    name: 'login',
    answer: html(200, page('Welcome', '<form><input type="password"></form>')),
    said: /the response is a login page \(200 "Welcome"\)/,
  },
  {
    what: 'the shell of a web app',
    name: 'page',
    answer: shell,
    said: /the response is an HTML page instead of data \(200 "Chat"\)\. Use the URL of the API/,
  },
  {
    what: 'single sign-on',
    name: 'login',
    answer: loginRedirect,
    said: /redirects to a login page: https:\/\/sso\.example\.com\/realms\/acme\/login \(302\)/,
  },
  {
    what: 'a redirect to another host',
    name: 'other-host',
    answer: { status: 301, body: undefined, text: '', headers: { location: 'https://new.example.com/' } },
    said: /redirects to https:\/\/new\.example\.com\/.*\(301\)\. Use the URL of the server/,
  },
  {
    what: 'a proxy that cannot reach the server',
    name: 'bad-gateway',
    answer: gateway,
    said: /could not reach the server behind it \(502 "502 Bad Gateway" from nginx\)/,
  },
  {
    what: 'a gateway timeout',
    name: 'bad-gateway',
    answer: nginx(504, '504 Gateway Time-out'),
    said: /timed out while it waited for the server \(504 "504 Gateway Time-out" from nginx\)/,
  },
  {
    what: 'a plain text response of a load balancer',
    name: 'unavailable',
    answer: {
      status: 503,
      body: undefined,
      text: 'no healthy upstream',
      headers: { 'content-type': 'text/plain', server: 'envoy' },
    },
    said: /\(503 "no healthy upstream" from envoy\)/,
  },
  {
    what: 'a challenge',
    name: 'challenge',
    answer: html(403, page('Just a moment...'), { 'cf-mitigated': 'challenge', server: 'cloudflare' }),
    said: /requires a browser.*\(403 "Just a moment\.\.\." from cloudflare\)/,
  },
  {
    what: 'a challenge without its header',
    name: 'challenge',
    answer: html(503, page('Just a moment...')),
    said: /requires a browser/,
  },
  {
    what: 'a prompt for Basic credentials',
    name: 'basic-auth',
    answer: {
      ...nginx(401, '401 Authorization Required'),
      headers: { 'content-type': 'text/html', server: 'nginx', 'www-authenticate': 'Basic realm="staging"' },
    },
    said: /requires a user and a password \(Basic\) \(401 "401 Authorization Required" from nginx\)/,
  },
  {
    what: 'an HTTPS port of nginx',
    name: 'plain-http',
    answer: html(400, page('400 The plain HTTP request was sent to HTTPS port')),
    said: /expects HTTPS.*Use a URL that starts with https:\/\//,
  },
  {
    what: 'an HTTPS port of a Go server',
    name: 'plain-http',
    answer: {
      status: 400,
      body: undefined,
      text: 'Client sent an HTTP request to an HTTPS server.\n',
      headers: { 'content-type': 'text/plain' },
    },
    said: /\(400 "Client sent an HTTP request to an HTTPS server\."\)/,
  },
  {
    what: 'a request for a client certificate',
    name: 'client-certificate',
    answer: html(400, page('400 No required SSL certificate was sent')),
    said: /requires a client certificate.*--cert FILE and --key FILE/,
  },
  {
    what: 'a second factor',
    name: 'second-factor',
    answer: json(400, { success: false, error: 'TOTP Required [totp-required]', errorType: 'totp-required' }),
    said: /two-factor.*totp-required.*\(400\)\. Use a personal access token/,
  },
  {
    what: 'a suspended account',
    name: 'suspended',
    answer: json(401, { error: 'Account is suspended' }),
    said: /the account is suspended \(401\)/,
  },
  {
    what: 'a firewall',
    name: 'blocked',
    answer: nginx(403, '403 Forbidden'),
    said: /refuses the request \(403 "403 Forbidden" from nginx\)/,
  },
  {
    what: 'a web server without the API',
    name: 'not-served',
    answer: notFound,
    said: /found nothing at this URL \(404 "404 Not Found" from nginx\)\. Use the URL of the API/,
  },
];

/** Responses of the applications themselves that resemble those of proxies. */
export const ofApplications: readonly { what: string; answer: ReferenceResponse }[] = [
  { what: 'a refusal', answer: json(401, { error: 'Invalid Access Token' }) },
  {
    what: 'a refusal in JSON with WWW-Authenticate',
    answer: {
      ...json(401, { error: 'no' }),
      headers: { 'content-type': 'application/json', 'www-authenticate': 'Basic realm="api"' },
    },
  },
  { what: 'a 404 in JSON', answer: json(404, { error: 'Resource could not be found' }) },
  { what: 'a 503 in JSON', answer: json(503, { error: 'Redis is down' }) },
  { what: 'a 502 in JSON', answer: json(502, { error: 'upstream' }) },
  { what: 'an error page with 500', answer: html(500, page("We're sorry, but something went wrong (500)")) },
  {
    what: 'a redirect to the same host',
    answer: { status: 302, body: undefined, text: '', headers: { location: '/api/v2/reports/' } },
  },
  {
    what: 'data that contain the words of an obstacle',
    answer: json(200, { error: 'Account is suspended', title: '<title>Just a moment</title>' }),
  },
  {
    what: 'a file',
    answer: { status: 200, body: undefined, text: 'a,b\n1,2', headers: { 'content-type': 'text/csv' } },
  },
  {
    what: 'another error with the type that a missing licence has',
    answer: json(400, { error: 'Not allowed', errorType: 'error-action-not-allowed' }),
  },
];
