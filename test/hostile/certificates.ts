import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';

const day = 86_400_000;
const folder = mkdtempSync(join(tmpdir(), 'chatpact-certificates-'));

export interface Certificate {
  cert: string;
  key: string;
}

interface Wanted {
  /** The issuer. Default: self-signed. */
  by?: Certificate;
  /** Days from now. */
  from?: number;
  until?: number;
  names?: string[];
  passphrase?: string;
}

async function make(name: string, wanted: Wanted = {}): Promise<Certificate> {
  const { by, from = -1, until = 1, names = ['localhost', 'chat.staging.test'], passphrase } = wanted;
  const addresses = names.includes('localhost') ? ['127.0.0.1', '::1'] : [];
  const { cert, private: key } = await generate([{ name: 'commonName', value: name }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(Date.now() + from * day),
    notAfterDate: new Date(Date.now() + until * day),
    ca: by,
    passphrase,
    extensions: [
      { name: 'basicConstraints', cA: !by, critical: true },
      {
        name: 'subjectAltName',
        altNames: [
          ...names.map((value) => ({ type: 2 as const, value })),
          ...addresses.map((ip) => ({ type: 7 as const, ip })),
        ],
      },
    ],
  });
  return { cert, key };
}

/** Writes a text to a temporary file, and returns its path. */
export function toFile(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** Decrypts the key of {@link lockedClient}. */
export const passphrase = 'canary-passphrase-7a';

export const authority = await make('authority');
export const stranger = await make('another authority');
export const server = await make('server', { by: authority });
export const self = await make('self');
export const expired = await make('expired', { by: authority, from: -3, until: -1 });
export const early = await make('early', { by: authority, from: 1, until: 3 });
export const elsewhere = await make('elsewhere', { by: authority, names: ['chat.example.com'] });
export const client = await make('client', { by: authority });
export const lockedClient = await make('locked client', { by: authority, passphrase });
export const strangeClient = await make('strange client', { by: stranger });

export const files = {
  authority: toFile('authority.pem', authority.cert),
  cert: toFile('client.pem', client.cert),
  key: toFile('client.key', client.key),
  both: toFile('both.pem', `${client.cert}\n${client.key}`),
  lockedCert: toFile('locked.pem', lockedClient.cert),
  lockedKey: toFile('locked.key', lockedClient.key),
  strange: toFile('strange.pem', `${strangeClient.cert}\n${strangeClient.key}`),
  none: toFile('none.pem', 'canary\n'),
};
