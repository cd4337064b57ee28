import { afterEach, describe, expect, test, vi } from 'vitest';
import type { ProxyOptions } from '../../../contracts/index.ts';
import * as made from '../../hostile/certificates.ts';
import type { ForwardProxyOptions } from '../../hostile/forward-proxy.ts';
import { type HostileOptions, sendTwin, startHostile } from '../../hostile/hostile-server.ts';
import { ask, channelPath, closeAll, front, open, window } from '../proxy-faulty-server.ts';

afterEach(async () => {
  vi.unstubAllEnvs();
  await closeAll();
});

describe('The proxy reaches', () => {
  interface Behind {
    /** How the target is addressed; PORT stands for its port. */
    url: string;
    tls?: HostileOptions['tls'];
    proxy?: ForwardProxyOptions;
    /** Value of HTTP_PROXY and HTTPS_PROXY; PROXY stands for host and port of the proxy. */
    variable?: string;
    options?: Partial<ProxyOptions>;
  }

  async function askBehind(behind: Behind) {
    const { variable = '', options } = behind;
    const server = await startHostile({ ...behind, act: sendTwin, env: { variable } });
    open.push(server);
    vi.stubEnv('HTTP_PROXY', server.env.variable);
    vi.stubEnv('HTTPS_PROXY', server.env.variable);
    const proxy = await front(server.url, options);
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
    ['a target of an authority of ours', { url: 'https://localhost:PORT', tls, options: { cacert } }],
    ['whom it knows', { url: 'https://localhost:PORT', tls: exclusive, options: { cacert, cert, key } }],
    ['a target of nobody, if told to', { url: 'https://localhost:PORT', tls: made.self, options: { insecure: true } }],
    ['a target behind another proxy', { url: plain, proxy: {}, variable: 'http://PROXY' }, /^GET http:\/\/chat\.stag/],
    [
      'a target behind another proxy that knows us',
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
  ])('%s', async (what, behind, due) => {
    // Of the TLS of a proxy Node.js alone decides.
    if (behind.proxy?.tls) vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    const { statuses, asked, proxy } = await askBehind(behind);
    expect([what, ...statuses]).toEqual([what, 200, 200]);
    if (due) expect(asked?.join('\n')).toMatch(due);
    expect(proxy.state.unverified).toBe(behind.options?.insecure);
  });

  test.each<[what: string, behind: Behind, says: RegExp]>([
    [
      'a target that nobody vouches for',
      { url: 'https://localhost:PORT', tls: made.self },
      /signed by an unknown authority/,
    ],
    [
      'a target that wants to know whom it talks to',
      { url: 'https://localhost:PORT', tls: exclusive, options: { cacert } },
      /certificate of the client/,
    ],
    [
      'a proxy that requires other credentials',
      { url: plain, proxy: { password }, variable: 'http://ann:canary-guess@PROXY' },
      /the proxy \S+ \(HTTP_PROXY\) requires other credentials/,
    ],
    [
      'a proxy that requires other credentials for a tunnel',
      { url: secure, tls, proxy: { password }, variable: 'http://ann:canary-guess@PROXY' },
      /the proxy \S+ \(HTTPS_PROXY\) requires other credentials/,
    ],
    [
      'a proxy that is not there',
      { url: secure, variable: 'http://ann:canary-guess@127.0.0.1:9' },
      /nothing listens at the proxy 127\.0\.0\.1:9 \(HTTPS_PROXY\)/,
    ],
  ])('not %s, and says so', async (_, behind, says) => {
    const { statuses, text } = await askBehind(behind);
    expect(statuses).toEqual([502, 502]);
    expect(text).toMatch(says);
    expect(text).not.toContain('canary');
  });
});
