import { describe, expect, test } from 'vitest';
import { ProxyRefusal, toNetworkFailure, type Way } from '../../../specs/connection/failure.ts';

// Messages for failed requests, by the error codes of Node.js and undici.

const way: Way = { host: 'chat.example.com:8443' };
const proxy = {
  ...{ url: new URL('http://proxy.example:3128'), variable: 'HTTPS_PROXY', secrets: new Map<string, string>() },
};
const failed = (code: string, more: object = {}) => Object.assign(new Error('canary'), { code }, more);
const describeFailure = (error: unknown, on: Way = way) => {
  const { message, isRetryable, cause } = toNetworkFailure(error, on, 2500);
  expect(cause).toBe(error);
  expect(message).not.toContain('canary');
  return [message, isRetryable];
};

describe('The message of a failed request', () => {
  test.each<[code: string, message: string, isRetryable: boolean]>([
    ['ECONNREFUSED', 'nothing listens at chat.example.com:8443 (connection refused)', true],
    ['EAI_AGAIN', "the DNS lookup of chat.example.com failed; check this machine's network and DNS", true],
    [
      'ENOTFOUND',
      'the name chat.example.com does not resolve; check its spelling, and whether it needs a VPN or another DNS server',
      false,
    ],
    [
      'EAI_NONAME',
      'the name chat.example.com does not resolve; check its spelling, and whether it needs a VPN or another DNS server',
      false,
    ],
    ['EHOSTUNREACH', 'there is no route to chat.example.com:8443', true],
    ['ENETUNREACH', 'there is no route to chat.example.com:8443', true],
    ['UND_ERR_HEADERS_TIMEOUT', 'chat.example.com:8443 gave no answer within 2.5 s', true],
    ['ETIMEDOUT', 'chat.example.com:8443 gave no answer within 2.5 s', true],
    ['ECONNRESET', 'chat.example.com:8443 closed the connection before the response was complete', true],
    ['UND_ERR_SOCKET', 'chat.example.com:8443 closed the connection before the response was complete', true],
    ['HPE_INVALID_CONSTANT', 'the response of chat.example.com:8443 is not valid HTTP', false],
    ['UND_ERR_HEADERS_OVERFLOW', 'the response of chat.example.com:8443 is not valid HTTP', false],
    ['EMFILE', 'the request to chat.example.com:8443 failed (EMFILE)', false],
    // A code that only starts or ends like a known code is unknown.
    ['XECONNREFUSED', 'the request to chat.example.com:8443 failed (XECONNREFUSED)', false],
    ['ECONNRESETS', 'the request to chat.example.com:8443 failed (ECONNRESETS)', false],
    ['ENOTFOUNDED', 'the request to chat.example.com:8443 failed (ENOTFOUNDED)', false],
  ])('%s: %s', (code, message, isRetryable) => {
    expect(describeFailure(failed(code))).toEqual([message, isRetryable]);
  });

  test.each<[code: string, message: RegExp]>([
    ['CERT_HAS_EXPIRED', /has expired \(CERT_HAS_EXPIRED\); renew it/],
    ['CERT_NOT_YET_VALID', /is not valid yet \(CERT_NOT_YET_VALID\); set the clock of this machine/],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', /is signed by an unknown authority .*--cacert FILE/],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', /is signed by an unknown authority/],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', /is signed by an unknown authority/],
    ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', /ended the TLS handshake .*--cert FILE and --key FILE/],
    ['ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE', /ended the TLS handshake/],
    ['ERR_SSL_SSLV3_ALERT_CERTIFICATE_EXPIRED', /ended the TLS handshake/],
    ['ERR_SSL_SSLV3_ALERT_UNSUPPORTED_CERTIFICATE', /ended the TLS handshake/],
    ['ERR_SSL_WRONG_VERSION_NUMBER', /does not use TLS on this port .*use http:\/\/ instead of https:\/\//],
    ['EPROTO', /does not use TLS on this port/],
    ['CERT_REVOKED', /the TLS handshake with chat\.example\.com:8443 failed \(CERT_REVOKED\)/],
  ])('of TLS: %s', (code, pattern) => {
    const [message, isRetryable] = describeFailure(failed(code));
    expect(message).toMatch(pattern);
    expect(isRetryable).toBe(false);
  });

  test.each<[names: string | undefined, message: string]>([
    ['DNS:a.example', 'a.example'],
    ['DNS:*.a.example, IP Address:192.0.2.7', '*.a.example, 192.0.2.7'],
    ['DNS:a.example, DNS:b.example, DNS:c.example, DNS:d.example', 'a.example, b.example, c.example and others'],
    ['DNS:a.example, DNS:b.example, DNS:c.example', 'a.example, b.example, c.example'],
    ['URI:http://canary, DNS:canary<b>', 'other names'],
    [undefined, 'other names'],
  ])('a certificate is for another name: %s', (subjectaltname, shown) => {
    const error = failed('ERR_TLS_CERT_ALTNAME_INVALID', { cert: { subjectaltname } });
    expect(describeFailure(error)).toEqual([
      `the certificate of chat.example.com:8443 is for ${shown} (ERR_TLS_CERT_ALTNAME_INVALID); use a name of the certificate in the URL`,
      false,
    ]);
    expect(describeFailure(failed('ERR_TLS_CERT_ALTNAME_INVALID'))[0]).toContain('is for other names');
  });

  test('a reset without a client certificate suggests --cert', () => {
    expect(describeFailure(failed('ECONNRESET'), { ...way, lacksClientCertificate: true })).toEqual([
      'chat.example.com:8443 closed the connection before the response was complete; if it requires a client certificate, pass --cert FILE',
      true,
    ]);
  });

  test('finds the code in nested errors of undici and Happy Eyeballs', () => {
    const refused = 'nothing listens at chat.example.com:8443 (connection refused)';
    expect(describeFailure(new Error('canary', { cause: failed('ECONNREFUSED') }))).toEqual([refused, true]);
    expect(describeFailure(new AggregateError([failed('ECONNREFUSED')], 'canary'))).toEqual([refused, true]);
    expect(describeFailure(new DOMException('canary', 'TimeoutError'))).toEqual([
      'chat.example.com:8443 gave no answer within 2.5 s',
      true,
    ]);
    expect(describeFailure(new TypeError('canary'))).toEqual([
      'the request to chat.example.com:8443 failed (TypeError)',
      false,
    ]);
    expect(describeFailure('canary')).toEqual(['the request to chat.example.com:8443 failed (unknown reason)', false]);
  });
});

describe('Behind a proxy', () => {
  const behind = { ...way, proxy };

  test('reports next-hop failures for the proxy and other failures for the target', () => {
    const name = 'the proxy proxy.example:3128 (HTTPS_PROXY)';
    expect(describeFailure(failed('ECONNREFUSED'), behind)).toEqual([
      `nothing listens at ${name} (connection refused)`,
      true,
    ]);
    expect(describeFailure(failed('ENOTFOUND'), behind)[0]).toContain(`the name ${name} does not resolve`);
    expect(describeFailure(failed('ETIMEDOUT'), behind)[0]).toBe('chat.example.com:8443 gave no answer within 2.5 s');
  });

  test.each<[status: number, isRetryable: boolean, hint: string]>([
    [407, false, 'requires other credentials; set them in HTTPS_PROXY as http://user:password@proxy.example:3128'],
    [403, false, 'refuses to connect to chat.example.com:8443; allow the host in the proxy, or list it in NO_PROXY'],
    [500, true, 'refuses to connect to chat.example.com:8443; allow the host in the proxy, or list it in NO_PROXY'],
    [502, true, 'refuses to connect to chat.example.com:8443; allow the host in the proxy, or list it in NO_PROXY'],
  ])('reports a refusal of the proxy with %s', (status, isRetryable, hint) => {
    const message = `the proxy proxy.example:3128 (HTTPS_PROXY) ${hint} (${status})`;
    const said = new Error(`Proxy response (${status}) !== 200 when HTTP Tunneling`);
    for (const error of [new ProxyRefusal(status), said])
      expect(describeFailure(error, behind)).toEqual([message, isRetryable]);
  });

  test("a direct target's error is not mistaken for a proxy refusal", () => {
    const said = Object.assign(new Error('Proxy response (407)'), { code: 'EMFILE' });
    expect(describeFailure(said)).toEqual(['the request to chat.example.com:8443 failed (EMFILE)', false]);
    expect(describeFailure(Object.assign(new Error('No Proxy (407)'), { code: 'EMFILE' }), behind)[0]).toContain(
      '(EMFILE)',
    );
  });
});

test('ProxyRefusal states the status', () => {
  expect(String(new ProxyRefusal(403))).toBe('ProxyRefusal: The proxy responded with 403.');
});
