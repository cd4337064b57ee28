import { expect, test } from 'vitest';
import { formatBanner } from '../../../cli/mock/banner.ts';
import { createMock } from '../../../mock/server.ts';

test('says how to get lines about requests without a terminal, and when a page accepts the certificate', async () => {
  await using mock = await createMock({ port: null, scale: 0 });
  const plain = formatBanner(mock, { version: '1.0.0' });
  expect(plain).not.toMatch(/--log-format|certificate/);
  const text = formatBanner(mock, { version: '1.0.0', lacksTerminal: true, https: true });
  expect(text).toContain('no terminal. To print them: --log-format text');
  expect(text).toContain('open this address in the browser once and accept it, before a page calls the mock');
});
