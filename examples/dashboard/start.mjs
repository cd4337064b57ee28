// Starts a mock, and serves the page that draws its figures.
import { createMock } from 'chatpact';
import { context } from 'esbuild';

const { MOCK_PORT = '4010', PAGE_PORT = '8000' } = process.env;

const mock = await createMock({ port: Number(MOCK_PORT) });

// Addresses and credentials. A build for production would read these from its environment.
const settings = {
  url: mock.url,
  chatwoot: mock.headers('chatwoot', 'administrator', 1),
  rocketchat: mock.headers('rocketchat', 'admin'),
  now: mock.now(),
};

const page = await context({
  absWorkingDir: import.meta.dirname,
  entryPoints: ['src/main.tsx'],
  bundle: true,
  outdir: 'public',
  jsx: 'automatic',
  define: { SETTINGS: JSON.stringify(settings), 'process.env.NODE_ENV': '"production"' },
});
const { port } = await page.serve({ servedir: 'public', host: '127.0.0.1', port: Number(PAGE_PORT) });

process.stdout.write(`Mock: ${mock.url} · page: http://127.0.0.1:${port}/ · stop: Ctrl+C\n`);

const stop = async () => {
  await page.dispose();
  await mock.close();
};
process.once('SIGINT', stop);
process.once('SIGTERM', stop);
