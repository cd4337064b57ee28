import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { resolveEntry } from '../../package-under-test.ts';
import { type Served, serve } from '../../serve.ts';

const require = createRequire(import.meta.url);

/** A page with the built bundle, and the requests that its server received. */
export interface ServedPage extends Served {
  asked: string[];
}

/** Serves MSW's worker, and a page with page.mjs as its script. */
export async function servePage(): Promise<ServedPage> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('page.mjs', import.meta.url))],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    alias: Object.fromEntries(['chatpact/browser', 'chatpact/msw'].map((name) => [name, resolveEntry(name)])),
  });
  const script = outputFiles[0]?.text ?? '';
  const worker = readFileSync(require.resolve('msw/mockServiceWorker.js'), 'utf8');
  const files: Record<string, [type: string, text: string]> = {
    '/': ['text/html', '<!doctype html><link rel="icon" href="data:,"><script type="module" src="page.js"></script>'],
    '/strict': ['text/html', '<!doctype html><script type="module" src="page.js"></script>'],
    '/page.js': ['text/javascript', script],
    '/mockServiceWorker.js': ['text/javascript', worker],
  };
  const policy = { '/strict': "default-src 'self'" } as Record<string, string>;
  const asked: string[] = [];
  const served = await serve((req, res) => {
    const { url = '/' } = req;
    asked.push(url);
    const [type, text] = files[url] ?? ['text/plain', 'nothing'];
    const headers = { 'content-type': `${type}; charset=utf-8`, 'content-security-policy': policy[url] ?? '' };
    res.writeHead(url in files ? 200 : 404, headers).end(text);
  });
  return { ...served, asked };
}
