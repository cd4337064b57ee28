import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readVariables } from '../../../contracts/credentials/credentials.ts';

function writeEnv(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'chatpact-credentials-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, '.env');
  writeFileSync(file, text);
  return file;
}

test('prefers the environment to a file, unless its value is blank', async () => {
  const file = writeEnv('ONE=file\nTWO=file\nTHREE=file\n');
  expect(await readVariables({ ONE: 'environment', TWO: ' ', THREE: undefined }, file)).toEqual({
    ONE: 'environment',
    TWO: 'file',
    THREE: 'file',
  });
});

test('treats empty variables as unset, in the environment and in a file', async () => {
  expect(await readVariables({ ONE: '', TWO: '2' })).toEqual({ TWO: '2' });
  expect(await readVariables({ TWO: '2' }, writeEnv('ONE=\nTHREE=3\n'))).toEqual({ TWO: '2', THREE: '3' });
});

test('accepts a file whose variables are all empty, such as a copied template', async () => {
  expect(await readVariables({ ONE: '1' }, writeEnv('ONE=\nTWO=\n'))).toEqual({ ONE: '1' });
});

test.each<[what: string, text: string]>([
  ['no content', ''],
  ['no variable', 'canary\n'],
])('rejects a file with %s and does not quote it', async (_, text) => {
  const refusal = await readVariables({}, writeEnv(text)).catch((error) => error);
  expect(refusal).toMatchObject({ code: 'EMPTY_CREDENTIALS_FILE' });
  expect(refusal.message).not.toContain('canary');
});
