import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { buildIfNeeded } from '../../build.ts';
import { chromiumPath, noChromium } from '../../chromium.ts';
import { programFile } from '../../package-under-test.ts';

const attack = '<img src=x onerror="globalThis.ran = true"><svg onload="globalThis.ran = true">';

/** A document from an untrusted source, with a script in every text field. */
const document = {
  openapi: '3.0.4',
  info: { title: attack, version: attack, description: attack, license: { name: attack } },
  externalDocs: { description: attack, url: 'https://docs.example' },
  tags: [{ name: 'reports', description: attack }],
  paths: {
    '/api/x/{id}': {
      get: {
        operationId: 'x',
        tags: ['reports'],
        summary: `Everything ${attack}`,
        description: `Read <b>this</b> ${attack}`,
        externalDocs: { description: attack, url: 'https://docs.example' },
        parameters: [
          { name: 'id', in: 'path', required: true, description: attack, schema: { type: 'string', default: attack } },
        ],
        responses: {
          200: {
            description: attack,
            headers: { 'X-H': { description: attack, schema: { type: 'string' } } },
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  title: attack,
                  properties: { [attack]: { type: 'string', description: attack } },
                },
                examples: { one: { summary: attack, description: attack, value: attack } },
              },
            },
          },
        },
      },
    },
  },
};

test('shows scripts of a document as text in the API reference, without relying on the content security policy', async ({
  skip,
}) => {
  if (!chromiumPath) skip(noChromium);
  buildIfNeeded();
  const { createMock } = (await import(
    new URL('../index.js', pathToFileURL(programFile)).href
  )) as typeof import('../../../index.ts');
  const folder = mkdtempSync(join(tmpdir(), 'chatpact-document-'));
  const path = join(folder, 'document.json');
  writeFileSync(path, JSON.stringify(document));
  const mock = await createMock({ scale: 0, specs: { chatwoot: path } });
  const browser = await chromium.launch({ executablePath: chromiumPath as string });
  onTestFinished(async () => {
    await browser.close();
    await mock.close();
    rmSync(folder, { recursive: true });
  });
  const page = await browser.newPage();
  const errors: string[] = [];
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(`${mock.url}/__admin/#/reference`);
  const reference = page.frameLocator('iframe');
  await reference.getByText('Everything').click();
  await reference.locator('.opblock-description b').getByText('this').waitFor();
  await reference.getByRole('button', { name: 'Execute' }).waitFor();
  expect(await reference.locator('.opblock-description').textContent()).toContain('onerror="globalThis.ran = true"');
  expect(await page.frames()[1]?.evaluate(() => 'ran' in globalThis)).toBe(false);
  expect(errors).toEqual([]);
}, 180_000);
