import type { TwinAnswer } from '../../faulty/reference-server.ts';

/** An answer of something that stands around a healthy server. */
export interface Standing {
  /** What stands there. */
  what: string;
  /** The obstacle's name. */
  name: string;
  answer: TwinAnswer;
  /** How the check quotes and explains it. */
  said: RegExp;
}

const page = (title: string, rest = '') =>
  `<html>\n<head><title>${title}</title></head>\n<body><center><h1>${title}</h1></center>${rest}</body></html>`;
const html = (status: number, text: string, headers: Record<string, string> = {}): TwinAnswer => ({
  status,
  body: undefined,
  text,
  headers: { 'content-type': 'text/html', ...headers },
});
const nginx = (status: number, title: string) =>
  html(status, page(title, '<hr><center>nginx/1.25.3</center>'), { server: 'nginx/1.25.3' });
const json = (status: number, body: unknown): TwinAnswer => ({ status, body });

export const gateway = nginx(502, '502 Bad Gateway');
export const limited = nginx(503, '503 Service Temporarily Unavailable');
export const notFound = nginx(404, '404 Not Found');
export const shell = html(
  200,
  '<!DOCTYPE html><html><head><title>Chat</title></head><body><div id="app"></div></body></html>',
);
export const maintenance = html(503, page('We will be back soon'));
export const loginRedirect: TwinAnswer = {
  status: 302,
  body: undefined,
  text: '',
  headers: { location: 'https://sso.example.com/realms/acme/login?client_id=chat&state=c2VjcmV0' },
};

/** Answers as the vendors of proxies, and of both servers, send them. */
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
    said: /a login page stands in front of the server \(200 "Welcome"\)/,
  },
  {
    what: 'the shell of a web app',
    name: 'page',
    answer: shell,
    said: /an HTML page came in place of data \(200 "Chat"\)\. Give the URL of the API/,
  },
  {
    what: 'single sign-on',
    name: 'login',
    answer: loginRedirect,
    said: /redirects to https:\/\/sso\.example\.com\/realms\/acme\/login \(302\)/,
  },
  {
    what: 'a redirect to another host',
    name: 'other-host',
    answer: { status: 301, body: undefined, text: '', headers: { location: 'https://new.example.com/' } },
    said: /redirects to https:\/\/new\.example\.com\/.*\(301\)\. Give the URL that answers/,
  },
  {
    what: 'a proxy without a server',
    name: 'bad-gateway',
    answer: gateway,
    said: /could not reach the server behind it \(502 "502 Bad Gateway" from nginx\)/,
  },
  {
    what: 'a proxy that waited in vain',
    name: 'bad-gateway',
    answer: nginx(504, '504 Gateway Time-out'),
    said: /waited for the server in vain \(504 "504 Gateway Time-out" from nginx\)/,
  },
  {
    what: 'a load balancer in plain text',
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
    said: /wants a browser.*\(403 "Just a moment\.\.\." from cloudflare\)/,
  },
  {
    what: 'a challenge without its header',
    name: 'challenge',
    answer: html(503, page('Just a moment...')),
    said: /wants a browser/,
  },
  {
    what: 'a prompt for a password',
    name: 'basic-auth',
    answer: {
      ...nginx(401, '401 Authorization Required'),
      headers: { 'content-type': 'text/html', server: 'nginx', 'www-authenticate': 'Basic realm="staging"' },
    },
    said: /asks for a user and a password \(Basic\) \(401 "401 Authorization Required" from nginx\)/,
  },
  {
    what: 'a port that speaks HTTPS',
    name: 'plain-http',
    answer: html(400, page('400 The plain HTTP request was sent to HTTPS port')),
    said: /speaks HTTPS.*Give the URL with https:\/\//,
  },
  {
    what: 'a port of Go that speaks HTTPS',
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
    what: 'a server that wants a certificate',
    name: 'client-certificate',
    answer: html(400, page('400 No required SSL certificate was sent')),
    said: /wants a certificate of the client.*--cert FILE and --key FILE/,
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
    said: /has nothing there \(404 "404 Not Found" from nginx\)\. Give the URL of the API: a path/,
  },
];

/** Answers of applications that look nearly so, and are theirs. */
export const ofApplications: readonly { what: string; answer: TwinAnswer }[] = [
  { what: 'a refusal', answer: json(401, { error: 'Invalid Access Token' }) },
  {
    what: 'a refusal with a challenge of its own',
    answer: {
      ...json(401, { error: 'no' }),
      headers: { 'content-type': 'application/json', 'www-authenticate': 'Basic realm="api"' },
    },
  },
  { what: 'a 404 in JSON', answer: json(404, { error: 'Resource could not be found' }) },
  { what: 'a 503 in JSON', answer: json(503, { error: 'Redis is down' }) },
  { what: 'a 502 in JSON', answer: json(502, { error: 'upstream' }) },
  { what: 'a failure with a page', answer: html(500, page("We're sorry, but something went wrong (500)")) },
  {
    what: 'a redirect on its own host',
    answer: { status: 302, body: undefined, text: '', headers: { location: '/api/v2/reports/' } },
  },
  {
    what: 'data that speak of such things',
    answer: json(200, { error: 'Account is suspended', title: '<title>Just a moment</title>' }),
  },
  {
    what: 'a file',
    answer: { status: 200, body: undefined, text: 'a,b\n1,2', headers: { 'content-type': 'text/csv' } },
  },
  {
    what: 'another error with the type of a missing licence',
    answer: json(400, { error: 'Not allowed', errorType: 'error-action-not-allowed' }),
  },
];
