import type { FailureCause } from './reason.ts';

/** Why a TLS connection failed, by the error codes of Node.js and OpenSSL. The first match counts. */
export const tlsReasons: readonly FailureCause[] = [
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
      `the certificate of ${host} is not valid yet (${code}); set the clock of this machine or of the certificate's issuer, whichever is wrong`,
  },
  {
    codes: /^ERR_TLS_CERT_ALTNAME_INVALID$/,
    isRetryable: false,
    toMessage: ({ host, code, error }) =>
      `the certificate of ${host} is for ${toNames(error)} (${code}); use a name of the certificate in the URL`,
  },
  {
    codes: /SELF_SIGNED|UNABLE_TO_(GET_ISSUER|VERIFY)|CERT_UNTRUSTED|CERT_SIGNATURE_FAILURE|INVALID_CA/,
    isRetryable: false,
    toMessage: ({ host, code }) =>
      `the certificate of ${host} is signed by an unknown authority (${code}); pass that authority's certificate as --cacert FILE or in NODE_EXTRA_CA_CERTS`,
  },
  {
    codes:
      /CERTIFICATE_REQUIRED|ALERT_HANDSHAKE_FAILURE|ALERT_BAD_CERTIFICATE|ALERT_UNKNOWN_CA|ALERT_ACCESS_DENIED|ALERT_(UNSUPPORTED_)?CERTIFICATE/,
    isRetryable: false,
    toMessage: ({ host, code }) =>
      `${host} ended the TLS handshake (${code}); if it requires a client certificate, pass --cert FILE and --key FILE`,
  },
  {
    codes: /WRONG_VERSION_NUMBER|^EPROTO$|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST/,
    isRetryable: false,
    toMessage: ({ host, code }) =>
      `${host} does not use TLS on this port (${code}); use http:// instead of https:// if that is intended`,
  },
  {
    codes: /CERT|SSL|TLS|ISSUER/,
    isRetryable: false,
    toMessage: ({ host, code }) => `the TLS handshake with ${host} failed (${code})`,
  },
];

/** The names of a certificate: at most three, and only text that looks like a name. */
function toNames(error: unknown): string {
  const { cert } = error as { cert?: { subjectaltname?: string } };
  const names = [...(cert?.subjectaltname ?? '').matchAll(/(?:DNS|IP Address):([\w.*:-]{1,100})(?=,|$)/g)];
  const shown = names.slice(0, 3).map(([, name]) => name);
  return shown.length === 0 ? 'other names' : `${shown.join(', ')}${names.length > shown.length ? ' and others' : ''}`;
}
