import { describe, expect, test } from 'vitest';
import { prepareConnection } from '../../../specs/connection/connection.ts';
import { findProxy } from '../../../specs/connection/proxy.ts';
import { files, passphrase } from '../../hostile/certificates.ts';

const far = 'http://proxy.example:3128/';
const find = (url: string, environment: Record<string, string>) => findProxy(new URL(url), environment)?.url.href;

describe('A proxy is found', () => {
  test.each<[url: string, environment: Record<string, string>, proxy: string | undefined]>([
    ['https://chat.example.com', {}, undefined],
    ['https://chat.example.com', { HTTPS_PROXY: far }, far],
    ['https://chat.example.com', { https_proxy: far, HTTPS_PROXY: 'http://other.example' }, far],
    ['https://chat.example.com', { HTTPS_PROXY: 'proxy.example:3128' }, far],
    ['https://chat.example.com', { HTTPS_PROXY: 'http://ann:secret@proxy.example:3128' }, far],
    ['https://chat.example.com', { HTTPS_PROXY: '' }, undefined],
    ['https://chat.example.com', { HTTP_PROXY: far }, undefined],
    ['http://chat.example.com', { HTTP_PROXY: far }, far],
    ['http://chat.example.com', { HTTPS_PROXY: far }, undefined],
    ['http://localhost:3000', { HTTP_PROXY: far }, undefined],
    ['http://desk.localhost:3000', { HTTP_PROXY: far }, undefined],
    ['http://127.8.0.1', { HTTP_PROXY: far }, undefined],
    ['http://[::1]:3000', { HTTP_PROXY: far }, undefined],
    ['http://localhost.example.com', { HTTP_PROXY: far }, far],
    ['http://127.10.20.30', { HTTP_PROXY: far }, undefined],
    ['http://desk-localhost', { HTTP_PROXY: far }, far],
    ['http://chat.example.com', { HTTP_PROXY: 'https://proxy.example:3128' }, 'https://proxy.example:3128/'],
  ])('for %s in %o: %s', (url, environment, proxy) => {
    expect(find(url, environment)).toBe(proxy);
  });

  test.each<[spared: string, url: string, isSpared: boolean]>([
    ['*', 'http://chat.example.com', true],
    ['example.com', 'http://chat.example.com', true],
    ['.example.com', 'http://chat.example.com', true],
    ['*.example.com', 'http://chat.example.com', true],
    ['chat.example.com', 'http://chat.example.com', true],
    ['CHAT.Example.com', 'http://chat.example.com', true],
    ['other.example , chat.example.com', 'http://chat.example.com', true],
    ['chat.example.com:80', 'http://chat.example.com', true],
    ['chat.example.com:8080', 'http://chat.example.com:8080', true],
    ['192.0.2.7', 'http://192.0.2.7', true],
    ['192.0.2.0/24', 'http://192.0.2.7', true],
    ['::/0', 'http://[2001:db8::7]', true],
    ['2001:db8::7', 'http://[2001:db8::7]', true],
    ['[2001:db8::7]:8080', 'http://[2001:db8::7]:8080', true],
    ['chat.example.com:443', 'https://chat.example.com', true],
    ['192.0.2.7/32', 'http://192.0.2.7', true],
    ['2001:db8::/128', 'http://[2001:db8::]', true],
    ['', 'http://chat.example.com', false],
    [',', 'http://chat.example.com', false],
    ['hat.example.com', 'http://chat.example.com', false],
    ['chat.example.com:8080', 'http://chat.example.com', false],
    ['example.com.', 'http://chat.example.com', false],
    ['192.0.2.0/24', 'http://192.0.3.7', false],
    ['192.0.2.0/99', 'http://192.0.2.7', false],
    ['::/0', 'http://192.0.2.7', false],
    ['chat.example.com:80', 'https://chat.example.com', false],
    ['192.0.2.0/24', 'http://chat.example.com', false],
    ['[2001:db8::7]:8080', 'http://[2001:db8::7]', false],
  ])('unless NO_PROXY=%s lists %s: %s', (spared, url, isSpared) => {
    expect(find(url, { HTTP_PROXY: far, HTTPS_PROXY: far, NO_PROXY: spared })).toBe(isSpared ? undefined : far);
  });

  test.each(['socks5://canary.example:1080', 'http://', 'ftp://canary.example', 'http://canary:x y@['])(
    'and refused if it is %s, without its text in the message',
    (address) => {
      const complaint = expect.objectContaining({
        code: 'INVALID_PROXY',
        message: expect.not.stringContaining('canary'),
      });
      expect(() => find('http://chat.example.com', { HTTP_PROXY: address })).toThrow(complaint);
    },
  );
});

test.each<[what: string, options: object, variables: object, code: string, says: RegExp]>([
  ['a missing file', { cacert: 'no.pem' }, {}, 'UNREADABLE_FILE', /Can't read no\.pem/],
  [
    'a file without a certificate',
    { cacert: files.none },
    {},
    'INVALID_CERTIFICATE',
    /certificate in PEM format in .*none\.pem/,
  ],
  [
    'a key instead of a certificate',
    { cert: files.key },
    {},
    'INVALID_CERTIFICATE',
    /certificate in PEM format in .*client\.key/,
  ],
  [
    'a certificate without a key',
    { cert: files.cert },
    {},
    'INVALID_KEY',
    /private key in PEM format in .*client\.pem/,
  ],
  ['a key without a certificate', { key: files.key }, {}, 'KEY_WITHOUT_CERT', /^--key requires --cert\.$/],
  [
    'the key of another certificate',
    { cert: files.cert, key: files.strange },
    {},
    'MISMATCHED_KEY',
    /does not belong to the certificate/,
  ],
  ['no key', { cert: files.cert, key: files.none }, {}, 'INVALID_KEY', /private key in PEM format in .*none\.pem/],
  [
    'an encrypted key without its passphrase',
    { cert: files.lockedCert, key: files.lockedKey },
    {},
    'MISSING_PASSPHRASE',
    /is encrypted\. Set CHATPACT_KEY_PASSPHRASE/,
  ],
  [
    'another passphrase',
    { cert: files.lockedCert, key: files.lockedKey },
    { CHATPACT_KEY_PASSPHRASE: 'canary-guess' },
    'WRONG_PASSPHRASE',
    /CHATPACT_KEY_PASSPHRASE does not decrypt/,
  ],
])('A connection reports %s as a usage error', async (_, options, variables, code, says) => {
  const ready = prepareConnection(new URL('https://chat.example.com'), options, { ...variables });
  await expect(ready).rejects.toMatchObject({ name: 'UsageError', code, message: expect.stringMatching(says) });
  await expect(ready).rejects.toMatchObject({ message: expect.not.stringMatching(/canary|BEGIN/) });
});

test('a connection lists its passphrase as a secret and states whether the target is verified', async () => {
  const options = { cacert: files.authority, cert: files.lockedCert, key: files.lockedKey, insecure: true };
  const variables = { CHATPACT_KEY_PASSPHRASE: passphrase };
  const secure = await prepareConnection(new URL('https://chat.example.com'), options, variables);
  expect(secure).toMatchObject({ isUnverified: true, tls: { passphrase, rejectUnauthorized: false } });
  expect([...secure.secrets]).toEqual([[passphrase, 'CHATPACT_KEY_PASSPHRASE']]);
  const plain = await prepareConnection(new URL('http://chat.example.com'), options, variables);
  expect(plain.isUnverified).toBe(false);
});
