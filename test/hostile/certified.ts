import * as made from './certificates.ts';
import { files, passphrase, toFile } from './certificates.ts';
import { type Act, type Hostile, sendTwin } from './hostile-server.ts';

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

/** Servers that speak TLS. All are healthy but for that. */
export const certified: Hostile[] = [
  { name: 'is known to an authority of ours', tls: made.server, act: sendTwin, flags: byAuthority, expect: healthy },
  {
    name: 'is known to an authority that Node.js was told of',
    tls: made.server,
    act: sendTwin,
    env: { NODE_EXTRA_CA_CERTS: files.authority },
    expect: healthy,
  },
  {
    name: 'is known by its name to an authority of ours',
    tls: made.server,
    act: sendTwin,
    url: 'https://localhost:PORT',
    flags: byAuthority,
    expect: healthy,
  },
  {
    name: 'vouches for itself',
    tls: made.self,
    act: sendTwin,
    expect: refused(
      /signed by an unknown authority \(DEPTH_ZERO_SELF_SIGNED_CERT\); pass .* as --cacert FILE or in NODE_EXTRA/,
    ),
  },
  {
    name: 'is known to an authority that nobody knows',
    tls: made.server,
    act: sendTwin,
    expect: refused(/signed by an unknown authority \(UNABLE_TO_VERIFY_LEAF_SIGNATURE\)/),
  },
  {
    name: 'is known to another authority than ours',
    tls: made.self,
    act: sendTwin,
    flags: byAuthority,
    expect: refused(/signed by an unknown authority/),
  },
  {
    name: 'has let its certificate expire',
    tls: made.expired,
    act: sendTwin,
    flags: byAuthority,
    expect: refused(/has expired \(CERT_HAS_EXPIRED\); renew it, or set this machine's clock/),
  },
  {
    name: 'has a certificate for tomorrow',
    tls: made.early,
    act: sendTwin,
    flags: byAuthority,
    expect: refused(/is not valid yet \(CERT_NOT_YET_VALID\)/),
  },
  {
    name: 'has the certificate of another',
    tls: made.elsewhere,
    act: sendTwin,
    flags: byAuthority,
    expect: refused(
      /is for chat\.example\.com \(ERR_TLS_CERT_ALTNAME_INVALID\); use a name of the certificate in the URL/,
    ),
  },
  ...[made.server, made.self, made.expired, made.elsewhere].map((tls, index) => ({
    name: `may show any certificate, since we said so (${index + 1})`,
    tls,
    act: sendTwin,
    flags: ['--insecure'],
    expect: unverified,
  })),
  {
    name: 'may show any certificate, since Node.js was told so',
    tls: made.self,
    act: sendTwin,
    env: { NODE_TLS_REJECT_UNAUTHORIZED: '0', NODE_NO_WARNINGS: '1' },
    expect: unverified,
  },
  {
    name: 'has no certificate to look at',
    act: sendTwin,
    flags: ['--insecure'],
    // There is nothing to warn of: stderr is empty.
    expect: healthy,
  },
  { name: 'lets in whom it knows', tls: exclusive, act: sendTwin, flags: byAuthority, expect: wantsClient },
  {
    name: 'lets in whom it knows, and knows another',
    tls: exclusive,
    act: sendTwin,
    flags: [...byAuthority, '--cert', files.strange],
    expect: hasSeenOurs,
  },
  {
    name: 'lets in whom it knows by the older TLS',
    tls: { ...exclusive, maxVersion: 'TLSv1.2' },
    act: sendTwin,
    flags: byAuthority,
    expect: refused(/ended the TLS handshake \([\w/]+\); if it requires a client certificate, pass --cert FILE/),
  },
  {
    name: 'lets us in',
    tls: exclusive,
    act: sendTwin,
    flags: [...byAuthority, '--cert', files.cert, '--key', files.key],
    expect: healthy,
  },
  {
    name: 'lets us in with a certificate and key in one file',
    tls: exclusive,
    act: sendTwin,
    flags: [...byAuthority, '--cert', files.both],
    expect: healthy,
  },
  {
    name: 'lets us in with what the configuration names',
    tls: exclusive,
    act: sendTwin,
    flags: [
      '--config',
      toFile('chatpact.yaml', 'defaults: { cacert: authority.pem, cert: client.pem, key: client.key }'),
    ],
    expect: healthy,
  },
  {
    name: 'may show any certificate, since the configuration says so',
    tls: made.self,
    act: sendTwin,
    flags: ['--config', toFile('lax.yaml', 'defaults: { insecure: true }')],
    expect: unverified,
  },
  {
    name: 'may not show any certificate, whatever the configuration says',
    tls: made.self,
    act: sendTwin,
    flags: ['--config', toFile('lax.yaml', 'defaults: { insecure: true }'), '--no-insecure'],
    expect: refused(/signed by an unknown authority/),
  },
  {
    name: 'lets us in with a key that is locked',
    tls: exclusive,
    act: sendTwin,
    flags: [...byAuthority, '--cert', files.lockedCert, '--key', files.lockedKey],
    env: { CHATPACT_KEY_PASSPHRASE: passphrase },
    expect: healthy,
  },
  {
    name: 'speaks no TLS where it should',
    act: plainly,
    url: 'https://127.0.0.1:PORT',
    expect: refused(/does not use TLS on this port \(\w+\); use http:\/\/ instead of https:\/\//),
  },
  {
    name: 'speaks TLS where it should not',
    tls: made.server,
    act: sendTwin,
    url: 'http://127.0.0.1:PORT',
    expect: refused(/closed the connection/),
  },
];
