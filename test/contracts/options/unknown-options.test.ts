import { expect, test } from 'vitest';
import { type CheckOptions, checkContract, runCheck } from '../../../contracts/index.ts';

// A misspelt name does not compile, but users of JavaScript have no compiler.
const misspelt: Omit<CheckOptions, 'vendor'> = { url: 'http://127.0.0.1:1', ...{ vendro: 'chatwoot' } };
const options = { ...misspelt, vendor: 'chatwoot' };

test.each<[name: string, call: () => Promise<unknown>]>([
  ['checkContract', () => checkContract(options)],
  ['runCheck', () => runCheck(options).next()],
])('%s refuses an unknown option and names the function that was called', async (name, call) => {
  const message = `Unknown option "vendro" of ${name}. Did you mean "vendor"?`;
  await expect(call()).rejects.toMatchObject({ code: 'UNKNOWN_OPTION', message });
});
