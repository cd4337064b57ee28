import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: import.meta.dirname,
  testMatch: '*.spec.mjs',
  outputDir: join(tmpdir(), `chatpact-playwright-${process.pid}`),
  reporter: 'line',
  workers: 1,
  use: { mockOptions: { scale: 0.05 }, launchOptions: { executablePath: process.env.CHATPACT_CHROMIUM } },
});
