import type { Reason } from './reason.ts';

/** Why a TLS connection did not come about, by the codes of Node.js and OpenSSL; the first that fits counts. */
export const tlsReasons: readonly Reason[] = [
  {
    codes: /^CERT_HAS_EXPIRED$/,
    isRetryable: false,
    toMessage: ({ host, code }) =>
      `the certificate of ${host} has expired (${code}); renew it, or set this machine's clock if that is wrong`,
  },
  {
    codes: /^CERT_NOT_YET_VALID$/,
    isRetryable: false,
    toMessage: ({ host, code }) =>
      `the certificate of ${host} is not valid yet (${code}); set the clock that is wrong, this machine's or its maker's`,
  },
  {
    codes: /^ERR_TLS_CERT_ALTNAME_INVALID$/,
    isRetryable: false,
    toMessage: ({ host, code, error }) =>
      `the certificate of ${host} is for ${toNames(error)} (${code}); give the URL by a name that stands in it`,
  },
  {
    codes: /SELF_SIGNED|UNABLE_TO_(GET_ISSUER|VERIFY)|CERT_UNTRUSTED|CERT_SIGNATURE_FAILURE|INVALID_CA/,
    isRetryable: false,
    toMessage: ({ host, code }) =>
      `the certificate of ${host} is signed by an authority that is not known here (${code}); give that authority's certificate as --cacert FILE or in NODE_EXTRA_CA_CERTS`,
  },
  {
    codes:
      /CERTIFICATE_REQUIRED|ALERT_HANDSHAKE_FAILURE|ALERT_BAD_CERTIFICATE|ALERT_UNKNOWN_CA|ALERT_ACCESS_DENIED|ALERT_(UNSUPPORTED_)?CERTIFICATE/,
    isRetryable: false,
    toMessage: ({ host, code }) =>
      `${host} ended the TLS handshake (${code}); it may want a certificate of the client, which --cert FILE and --key FILE give`,
  },
  {
    codes: /WRONG_VERSION_NUMBER|^EPROTO$|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST/,
    isRetryable: false,
    toMessage: ({ host, code }) => `${host} does not speak TLS there (${code}); is it http:// rather than https://`,
  },
  {
    codes: /CERT|SSL|TLS|ISSUER/,
    isRetryable: false,
    toMessage: ({ host, code }) => `the TLS certificate or handshake of ${host} was refused (${code})`,
  },
];

/** The names that a certificate is made out to: what looks like one, and not more than a few. */
function toNames(error: unknown): string {
  const { cert } = error as { cert?: { subjectaltname?: string } };
  const names = [...(cert?.subjectaltname ?? '').matchAll(/(?:DNS|IP Address):([\w.*:-]{1,100})(?=,|$)/g)];
  const shown = names.slice(0, 3).map(([, name]) => name);
  return shown.length === 0 ? 'other names' : `${shown.join(', ')}${names.length > shown.length ? ' and others' : ''}`;
}
