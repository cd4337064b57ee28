import { createSecureContext } from 'node:tls';
import { UsageError } from '../../usage-error.ts';
import { systemNow } from '../ambient.ts';

/** A certificate and its private key, as PEM. */
export interface Certificate {
  cert: string;
  key: string;
}

const dayMs = 24 * 60 * 60 * 1000;
const validDays = 365;

/**
 * Returns the certificate of a mock: the given one, or a new one for this machine. A new one is not written to disk, so that
 * no private key is left there.
 *
 * @param host The address on which the mock listens.
 * @throws UsageError `INVALID_CERTIFICATE` if the given certificate and key cannot be used together.
 */
export async function readCertificate(given: true | Certificate, host: string): Promise<Certificate> {
  if (given === true) return createCertificate(host);
  try {
    const { cert, key } = given;
    if (!cert || !key) throw new TypeError('The certificate or its key is missing.');
    createSecureContext({ cert, key });
    return given;
  } catch (cause) {
    throw new UsageError(
      'INVALID_CERTIFICATE',
      'Expected a certificate and its private key, both in PEM format, for https (--https-cert, --https-key).',
      { cause },
    );
  }
}

/** Creates a self-signed certificate for the names of this machine. */
async function createCertificate(host: string): Promise<Certificate> {
  // Loaded on demand, since few users need it. It is CommonJS: when bundled, it has only a default export.
  const { default: selfsigned } = await import('selfsigned');
  const isAddress = /^[\d.]+$|:/.test(host);
  const addresses = ['127.0.0.1', '::1', ...(isAddress ? [host] : [])];
  const names = ['localhost', ...(isAddress ? [] : [host])];
  const now = systemNow();
  const { cert, private: key } = await selfsigned.generate([{ name: 'commonName', value: 'chatpact mock' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    // Clocks of other machines may be behind.
    notBeforeDate: new Date(now - dayMs),
    notAfterDate: new Date(now + validDays * dayMs),
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          ...[...new Set(names)].map((value) => ({ type: 2 as const, value })),
          ...[...new Set(addresses)].map((ip) => ({ type: 7 as const, ip })),
        ],
      },
    ],
  });
  return { cert, key };
}
