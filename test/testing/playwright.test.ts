import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { buildIfNeeded } from '../build.ts';
import { chromiumPath, noChromium } from '../chromium.ts';

const cli = createRequire(import.meta.url).resolve('@playwright/test/cli');
const config = join(import.meta.dirname, '..', '..', 'examples', 'tests', 'playwright.config.mjs');

beforeAll(buildIfNeeded);

test('gives each Playwright test a workspace, and judges responses', ({ skip }) => {
  if (!chromiumPath) skip(noChromium);
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'test', '--config', config], {
    encoding: 'utf8',
    env: { ...process.env, CHATPACT_CHROMIUM: chromiumPath, FORCE_COLOR: '0' },
  });
  expect(stdout + stderr).toContain('3 passed');
  expect(status).toBe(0);
}, 120_000);
