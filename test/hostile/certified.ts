import * as made from './certificates.ts';
import { files, passphrase, toFile } from './certificates.ts';
import { type Act, type Hostile, sendReferenceResponse } from './hostile-server.ts';

const byAuthority = ['--cacert', files.authority];
const exclusive = { ...made.server, ca: made.authority.cert, requestCert: true };
const healthy = { exitCode: 0, says: /"pass"/ } as const;
const refused = (says: RegExp) => ({ exitCode: 3, failure: 'unreachable', says }) as const;
const unverified = {
  exitCode: 0,
  says: /"unverified": true/,
  warns: /^chatpact: the TLS certificate of https:\/\/\S+ is NOT verified/,
} as const;
const wantsClient = refused(/closed the connection .*; if it requires a client certificate, pass --cert FILE/);
const hasSeenOurs = refused(/closed the connection before the response was complete\./);
const plainly: Act = (socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n');

/** Servers that use TLS. Their responses are correct. */
export const certified: Hostile[] = [
  {
    name: 'has a certificate of the authority in --cacert',
    tls: made.server,
    act: sendReferenceResponse,
    flags: byAuthority,
    expect: healthy,
  },
  {
    name: 'has a certificate of an authority in NODE_EXTRA_CA_CERTS',
    tls: made.server,
    act: sendReferenceResponse,
    env: { NODE_EXTRA_CA_CERTS: files.authority },
    expect: healthy,
  },
  {
    name: 'has a certificate of the authority in --cacert for its host name',
    tls: made.server,
    act: sendReferenceResponse,
    url: 'https://localhost:PORT',
    flags: byAuthority,
    expect: healthy,
  },
  {
    name: 'has a self-signed certificate',
    tls: made.self,
    act: sendReferenceResponse,
    expect: refused(
      /signed by an unknown authority \(DEPTH_ZERO_SELF_SIGNED_CERT\); pass .* as --cacert FILE or in NODE_EXTRA/,
    ),
  },
  {
    name: 'has a certificate of an unknown authority',
    tls: made.server,
    act: sendReferenceResponse,
    expect: refused(/signed by an unknown authority \(UNABLE_TO_VERIFY_LEAF_SIGNATURE\)/),
  },
  {
    name: 'has a certificate of another authority than the one in --cacert',
    tls: made.self,
    act: sendReferenceResponse,
    flags: byAuthority,
    expect: refused(/signed by an unknown authority/),
  },
  {
    name: 'has an expired certificate',
    tls: made.expired,
    act: sendReferenceResponse,
    flags: byAuthority,
    expect: refused(/has expired \(CERT_HAS_EXPIRED\); renew it, or set this machine's clock/),
  },
  {
    name: 'has a certificate that is not valid yet',
    tls: made.early,
    act: sendReferenceResponse,
    flags: byAuthority,
    expect: refused(/is not valid yet \(CERT_NOT_YET_VALID\)/),
  },
  {
    name: 'has the certificate of another host',
    tls: made.elsewhere,
    act: sendReferenceResponse,
    flags: byAuthority,
    expect: refused(
      /is for chat\.example\.com \(ERR_TLS_CERT_ALTNAME_INVALID\); use a name of the certificate in the URL/,
    ),
  },
  ...[made.server, made.self, made.expired, made.elsewhere].map((tls, index) => ({
    name: `may have any certificate with --insecure (${index + 1})`,
    tls,
    act: sendReferenceResponse,
    flags: ['--insecure'],
    expect: unverified,
  })),
  {
    name: 'may have any certificate with NODE_TLS_REJECT_UNAUTHORIZED=0',
    tls: made.self,
    act: sendReferenceResponse,
    env: { NODE_TLS_REJECT_UNAUTHORIZED: '0', NODE_NO_WARNINGS: '1' },
    expect: unverified,
  },
  {
    name: 'does not use TLS although --insecure is set',
    act: sendReferenceResponse,
    flags: ['--insecure'],
    // No warning is due: stderr is empty.
    expect: healthy,
  },
  {
    name: 'requires a client certificate, and gets none',
    tls: exclusive,
    act: sendReferenceResponse,
    flags: byAuthority,
    expect: wantsClient,
  },
  {
    name: 'requires a client certificate of another authority',
    tls: exclusive,
    act: sendReferenceResponse,
    flags: [...byAuthority, '--cert', files.strange],
    expect: hasSeenOurs,
  },
  {
    name: 'requires a client certificate with TLS 1.2',
    tls: { ...exclusive, maxVersion: 'TLSv1.2' },
    act: sendReferenceResponse,
    flags: byAuthority,
    expect: refused(/ended the TLS handshake \([\w/]+\); if it requires a client certificate, pass --cert FILE/),
  },
  {
    name: 'accepts the client certificate',
    tls: exclusive,
    act: sendReferenceResponse,
    flags: [...byAuthority, '--cert', files.cert, '--key', files.key],
    expect: healthy,
  },
  {
    name: 'accepts a client certificate with its key in the same file',
    tls: exclusive,
    act: sendReferenceResponse,
    flags: [...byAuthority, '--cert', files.both],
    expect: healthy,
  },
  {
    name: 'accepts the client certificate of the configuration',
    tls: exclusive,
    act: sendReferenceResponse,
    flags: [
      '--config',
      toFile('chatpact.yaml', 'defaults: { cacert: authority.pem, cert: client.pem, key: client.key }'),
    ],
    expect: healthy,
  },
  {
    name: 'may have any certificate with insecure in the configuration',
    tls: made.self,
    act: sendReferenceResponse,
    flags: ['--config', toFile('lax.yaml', 'defaults: { insecure: true }')],
    expect: unverified,
  },
  {
    name: 'must have a trusted certificate with --no-insecure',
    tls: made.self,
    act: sendReferenceResponse,
    flags: ['--config', toFile('lax.yaml', 'defaults: { insecure: true }'), '--no-insecure'],
    expect: refused(/signed by an unknown authority/),
  },
  {
    name: 'accepts a client certificate whose key is encrypted',
    tls: exclusive,
    act: sendReferenceResponse,
    flags: [...byAuthority, '--cert', files.lockedCert, '--key', files.lockedKey],
    env: { CHATPACT_KEY_PASSPHRASE: passphrase },
    expect: healthy,
  },
  {
    name: 'does not use TLS on the port of an https URL',
    act: plainly,
    url: 'https://127.0.0.1:PORT',
    expect: refused(/does not use TLS on this port \(\w+\); use http:\/\/ instead of https:\/\//),
  },
  {
    name: 'uses TLS on the port of an http URL',
    tls: made.server,
    act: sendReferenceResponse,
    url: 'http://127.0.0.1:PORT',
    expect: refused(/closed the connection/),
  },
];
