import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createSecureContext } from 'node:tls';
import { toUnreadable } from '../../unreadable-file.ts';
import { UsageError, type UsageErrorCode } from '../../usage-error.ts';
import type { ConnectionOptions } from './options.ts';

/** Settings of a TLS connection, as Node's `tls.connect` takes them. */
export interface TlsSettings {
  ca?: string;
  cert?: string;
  key?: string;
  passphrase?: string;
  rejectUnauthorized?: false;
}

/**
 * Reads the files for a TLS connection, and checks that they match.
 *
 * @throws UsageError `UNREADABLE_FILE`, and `INVALID_CERTIFICATE` for invalid files. Their contents are not quoted.
 */
export async function readTls(options: ConnectionOptions, passphrase?: string): Promise<TlsSettings> {
  const { cacert, cert, key, insecure } = options;
  if (key !== undefined && cert === undefined) {
    throw new UsageError('KEY_WITHOUT_CERT', '--key requires --cert.');
  }
  const settings: TlsSettings = {};
  if (insecure) settings.rejectUnauthorized = false;
  if (cacert !== undefined) settings.ca = await readCertificates(cacert);
  if (cert !== undefined) {
    Object.assign(settings, { cert: await readCertificates(cert), key: await readPem(key ?? cert), passphrase });
    assertFit(settings, cert, key);
  }
  return settings;
}

// Node.js reports no error for a CA file without certificates, and then trusts no server.
async function readCertificates(path: string): Promise<string> {
  const text = await readPem(path);
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? [];
  try {
    for (const block of blocks) new X509Certificate(block);
    if (blocks.length > 0) return text;
  } catch {
    // Reported below.
  }
  throw new UsageError('INVALID_CERTIFICATE', `Expected a certificate in PEM format in ${path}, found none.`);
}

async function readPem(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw toUnreadable(path, cause);
  }
}

function assertFit(settings: TlsSettings, cert: string, key = cert): void {
  try {
    createSecureContext(settings);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    // A wrong passphrase causes different errors, because the wrongly decrypted data may resemble a key at first.
    const isLocked = /ENCRYPTED/.test(settings.key ?? '');
    const toError = (kind: UsageErrorCode, message: string) => new UsageError(kind, message, { cause });
    if (/MISMATCH/.test(code)) {
      throw toError('MISMATCHED_KEY', `The key in ${key} does not belong to the certificate in ${cert}.`);
    }
    if (!isLocked) throw toError('INVALID_KEY', `Expected a private key in PEM format in ${key}, found none.`);
    if (settings.passphrase === undefined) {
      throw toError('MISSING_PASSPHRASE', `The key in ${key} is encrypted. Set CHATPACT_KEY_PASSPHRASE.`);
    }
    throw toError('WRONG_PASSPHRASE', `CHATPACT_KEY_PASSPHRASE does not decrypt the key in ${key}.`);
  }
}
