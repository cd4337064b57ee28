import * as made from './certificates.ts';
import { files } from './certificates.ts';
import { type Hostile, sendReferenceResponse } from './hostile-server.ts';

/** A host name that only the proxy can resolve. */
const plain = 'http://chat.staging.test:PORT';
const secure = 'https://chat.staging.test:PORT';
const byHttp = { HTTP_PROXY: 'http://PROXY' };
const byHttps = { HTTPS_PROXY: 'http://PROXY' };
// Both contain the word "canary", by which the test finds secrets in a report.
const password = 'canary-user:canary+p@ss/word';
const withPassword = `http://canary-user:${encodeURIComponent('canary+p@ss/word')}@PROXY`;
const wrongPassword = 'http://canary-user:canary-wrong@PROXY';
const flags = ['--cacert', files.authority];

const refused = (says: RegExp, proxied?: RegExp) => ({ exitCode: 3, failure: 'unreachable', says, proxied }) as const;
const passed = (proxied: RegExp) => ({ exitCode: 0, says: /"pass"/, proxied }) as const;
const plainly = /^GET http:\/\/chat\.staging\.test:\d+\/api\/info$/m;
const tunnelled = /^CONNECT chat\.staging\.test:\d+$/m;

/** Servers behind a proxy. The proxy misbehaves, not the server. */
export const proxied: Hostile[] = [
  {
    name: 'is behind a proxy',
    url: plain,
    act: sendReferenceResponse,
    proxy: {},
    env: byHttp,
    expect: passed(plainly),
  },
  {
    name: 'is behind a proxy in a lower-case variable without http://',
    url: plain,
    act: sendReferenceResponse,
    proxy: {},
    env: { http_proxy: 'PROXY' },
    expect: passed(plainly),
  },
  {
    name: 'is behind a proxy that tunnels TLS',
    url: secure,
    tls: made.server,
    act: sendReferenceResponse,
    proxy: {},
    env: byHttps,
    flags,
    expect: passed(tunnelled),
  },
  {
    name: 'is behind a proxy that itself uses TLS',
    url: secure,
    tls: made.server,
    act: sendReferenceResponse,
    proxy: { tls: made.server },
    env: { HTTPS_PROXY: 'https://PROXY', NODE_EXTRA_CA_CERTS: files.authority },
    expect: passed(tunnelled),
  },
  {
    name: 'is behind a proxy, and has the certificate of another host',
    url: secure,
    tls: made.elsewhere,
    act: sendReferenceResponse,
    proxy: {},
    env: byHttps,
    flags,
    expect: refused(/the certificate of chat\.staging\.test:\d+ is for chat\.example\.com/, tunnelled),
  },
  {
    name: 'is behind a proxy that accepts the credentials',
    url: plain,
    act: sendReferenceResponse,
    proxy: { password },
    env: { HTTP_PROXY: withPassword },
    expect: passed(plainly),
  },
  {
    name: 'is behind a proxy that accepts the credentials, and tunnels TLS',
    url: secure,
    tls: made.server,
    act: sendReferenceResponse,
    proxy: { password },
    env: { HTTPS_PROXY: withPassword },
    flags,
    expect: passed(tunnelled),
  },
  ...[wrongPassword, 'http://PROXY'].flatMap((address): Hostile[] => [
    {
      name: `is behind a proxy that requires other credentials than ${address}`,
      url: plain,
      act: sendReferenceResponse,
      proxy: { password },
      env: { HTTP_PROXY: address },
      expect: refused(/the proxy 127\.0\.0\.1:\d+ \(HTTP_PROXY\) requires other credentials; .* \(407\)/, plainly),
    },
    {
      name: `is behind a proxy that requires other credentials than ${address} for a tunnel`,
      url: secure,
      tls: made.server,
      act: sendReferenceResponse,
      proxy: { password },
      env: { HTTPS_PROXY: address },
      expect: refused(/the proxy 127\.0\.0\.1:\d+ \(HTTPS_PROXY\) requires other credentials; .* \(407\)/, tunnelled),
    },
  ]),
  {
    name: 'is behind a proxy that refuses to connect',
    url: secure,
    tls: made.server,
    act: sendReferenceResponse,
    proxy: { refusal: 403 },
    env: byHttps,
    expect: refused(/the proxy .* refuses to connect to chat\.staging\.test:\d+; .* NO_PROXY \(403\)/, tunnelled),
  },
  {
    name: 'is behind a proxy that does not listen',
    url: plain,
    act: sendReferenceResponse,
    env: { HTTP_PROXY: 'http://canary:canary-secret@127.0.0.1:9' },
    expect: refused(/nothing listens at the proxy 127\.0\.0\.1:9 \(HTTP_PROXY\) \(connection refused\)/),
  },
  {
    name: 'is behind a proxy that does not listen, with a tunnel',
    url: secure,
    act: sendReferenceResponse,
    env: { HTTPS_PROXY: 'http://canary:canary-secret@127.0.0.1:9' },
    expect: refused(/nothing listens at the proxy 127\.0\.0\.1:9 \(HTTPS_PROXY\) \(connection refused\)/),
  },
  {
    name: 'is on this machine, so no proxy is used',
    act: sendReferenceResponse,
    proxy: { refusal: 403 },
    env: { ...byHttp, ...byHttps },
    expect: { exitCode: 0, says: /"pass"/ },
  },
  {
    name: 'has a host name that does not resolve',
    url: 'http://no-such-host.invalid:PORT',
    act: sendReferenceResponse,
    expect: refused(
      /no-such-host\.invalid (does not resolve; check its spelling|failed; check this machine's network and DNS)/,
    ),
  },
];
