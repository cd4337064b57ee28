import { afterEach, describe, expect, test, vi } from 'vitest';
import type { ProxyOptions } from '../../../contracts/index.ts';
import * as made from '../../hostile/certificates.ts';
import type { ForwardProxyOptions } from '../../hostile/forward-proxy.ts';
import { type HostileOptions, sendReferenceResponse, startHostile } from '../../hostile/hostile-server.ts';
import { ask, channelPath, closeAll, open, proxyTo, window } from '../proxy-faulty-server.ts';

afterEach(async () => {
  vi.unstubAllEnvs();
  await closeAll();
});

describe('The proxy', () => {
  interface Behind {
    /** URL of the target, with PORT as the placeholder for its port. */
    url: string;
    tls?: HostileOptions['tls'];
    proxy?: ForwardProxyOptions;
    /** Value of HTTP_PROXY and HTTPS_PROXY, with PROXY as the placeholder for host and port of the proxy. */
    variable?: string;
    options?: Partial<ProxyOptions>;
  }

  async function askBehind(behind: Behind) {
    const { variable = '', options } = behind;
    const server = await startHostile({ ...behind, act: sendReferenceResponse, env: { variable } });
    open.push(server);
    vi.stubEnv('HTTP_PROXY', server.env.variable);
    vi.stubEnv('HTTPS_PROXY', server.env.variable);
    const proxy = await proxyTo(server.url, options);
    const answers = [await ask(proxy, '/api'), await ask(proxy, `${channelPath}?${window}`)];
    const texts = await Promise.all(answers.map((each) => each.text()));
    return { statuses: answers.map(({ status }) => status), text: texts.join(), asked: server.proxy?.asked, proxy };
  }

  const { authority: cacert, cert, key } = made.files;
  const tls = made.server;
  const exclusive = { ...tls, ca: made.authority.cert, requestCert: true };
  const password = 'ann:canary-password';
  const [plain, secure] = ['http://chat.staging.test:PORT', 'https://chat.staging.test:PORT'];

  test.each<[what: string, behind: Behind, asked?: RegExp]>([
    ['a target with a private certificate authority', { url: 'https://localhost:PORT', tls, options: { cacert } }],
    [
      'a target that requires a client certificate',
      { url: 'https://localhost:PORT', tls: exclusive, options: { cacert, cert, key } },
    ],
    [
      'a self-signed target if `insecure` is set',
      { url: 'https://localhost:PORT', tls: made.self, options: { insecure: true } },
    ],
    ['a target behind another proxy', { url: plain, proxy: {}, variable: 'http://PROXY' }, /^GET http:\/\/chat\.stag/],
    [
      'a target behind another proxy that requires credentials',
      { url: plain, proxy: { password }, variable: `http://${password}@PROXY` },
      /^GET http:\/\/chat\.staging/,
    ],
    [
      'a target through a tunnel',
      { url: secure, tls, proxy: { password }, variable: `http://${password}@PROXY`, options: { cacert } },
      /^CONNECT chat\.staging/,
    ],
    [
      'a target behind another proxy that speaks TLS',
      { url: plain, proxy: { tls: made.self }, variable: 'https://PROXY' },
      undefined,
    ],
  ])('reaches %s', async (what, behind, due) => {
    // The options do not apply to the TLS connection to a proxy. Only Node.js decides about that.
    if (behind.proxy?.tls) vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    const { statuses, asked, proxy } = await askBehind(behind);
    expect([what, ...statuses]).toEqual([what, 200, 200]);
    if (due) expect(asked?.join('\n')).toMatch(due);
    expect(proxy.state.unverified).toBe(behind.options?.insecure);
  });

  test.each<[what: string, behind: Behind, says: RegExp]>([
    [
      'a target that has a self-signed certificate',
      { url: 'https://localhost:PORT', tls: made.self },
      /signed by an unknown authority/,
    ],
    [
      'a target that requires a client certificate if none is configured',
      { url: 'https://localhost:PORT', tls: exclusive, options: { cacert } },
      /requires a client certificate/,
    ],
    [
      'a target behind a proxy that requires other credentials',
      { url: plain, proxy: { password }, variable: 'http://ann:canary-guess@PROXY' },
      /the proxy \S+ \(HTTP_PROXY\) requires other credentials/,
    ],
    [
      'a target behind a proxy that requires other credentials for a tunnel',
      { url: secure, tls, proxy: { password }, variable: 'http://ann:canary-guess@PROXY' },
      /the proxy \S+ \(HTTPS_PROXY\) requires other credentials/,
    ],
    [
      'a target behind a proxy that is unreachable',
      { url: secure, variable: 'http://ann:canary-guess@127.0.0.1:9' },
      /nothing listens at the proxy 127\.0\.0\.1:9 \(HTTPS_PROXY\)/,
    ],
  ])('returns 502 with the reason for %s', async (_, behind, says) => {
    const { statuses, text } = await askBehind(behind);
    expect(statuses).toEqual([502, 502]);
    expect(text).toMatch(says);
    expect(text).not.toContain('canary');
  });
});
