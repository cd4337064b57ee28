import { readFileSync, renameSync } from 'node:fs';
import { afterEach, expect, test, vi } from 'vitest';
import { reloadOnChange } from '../../../cli/mock/reload-on-change.ts';
import { UsageError } from '../../../usage-error.ts';
import { workInFolder } from '../folder.ts';

const folder = workInFolder();
let stop = () => {};
afterEach(() => stop());

/** Watches a configuration and a document in the folder. */
function start(reload: () => Promise<{ ignored: string[] }>) {
  let output = '';
  const path = folder.write('chatpact.config.yaml', 'mock: {}\n');
  const document = folder.write('api/openapi.yaml', 'a: 1\n');
  const reader = async () => ({
    configured: { flags: { host: '' } as never, path, notices: [] },
    options: { specs: { chatwoot: [document, 'https://api.example/b.yaml'] } },
  });
  const first = { configured: { flags: {} as never, path, notices: [] }, options: { specs: { chatwoot: document } } };
  stop = reloadOnChange({ reload }, first, reader, (text) => {
    output += text;
  });
  return () => output;
}

test('reloads after a change of the configuration, of a document, and of a file that replaces it', async () => {
  const reload = vi.fn(async () => ({ ignored: ['seed'] }));
  const output = start(reload);
  folder.write('chatpact.config.yaml', 'mock: { seed: 2 }\n');
  await vi.waitFor(() => expect(reload).toHaveBeenCalledTimes(1));
  await vi.waitFor(() => expect(output()).toMatch(/^Reloaded in \d+ ms\. .*\nRestart the mock to apply: seed\.\n$/));
  renameSync(folder.write('draft', 'a: 2\n'), 'api/openapi.yaml');
  await vi.waitFor(() => expect(reload).toHaveBeenCalledTimes(2));
});

test('reports files that cannot be used, and continues to watch', async () => {
  let isBroken = true;
  const output = start(async () => {
    if (isBroken) throw new UsageError('INVALID_CONFIG', 'chatpact.config.yaml:2: mock.x is not known here.');
    return { ignored: [] };
  });
  folder.write('chatpact.config.yaml', 'mock: { x: 2 }\n');
  await vi.waitFor(() => expect(output()).toContain('Not reloaded, the mock runs as before: chatpact.config.yaml:2'));
  isBroken = false;
  folder.write('chatpact.config.yaml', 'mock: {}\n');
  await vi.waitFor(() => expect(output()).toContain('Reloaded in'));
});

test('ignores other files', async () => {
  const reload = vi.fn(async () => ({ ignored: [] }));
  start(reload);
  folder.write('notes.txt', 'x');
  folder.write('chatpact.config.yaml', 'mock: {}\n');
  await vi.waitFor(() => expect(reload).toHaveBeenCalledTimes(1));
});

test('reads a change that comes while it reloads', async () => {
  const contents: string[] = [];
  const reload = vi.fn(async () => {
    contents.push(readFileSync('chatpact.config.yaml', 'utf8'));
    if (contents.length === 1) folder.write('chatpact.config.yaml', 'mock: { seed: 3 }\n');
    await new Promise((resolve) => setTimeout(resolve, 50));
    return { ignored: [] };
  });
  start(reload);
  folder.write('chatpact.config.yaml', 'mock: { seed: 2 }\n');
  await vi.waitFor(() => expect(contents.at(-1)).toContain('seed: 3'), 3000);
});

test('finds a folder again that is replaced', async () => {
  const reload = vi.fn(async () => ({ ignored: [] }));
  start(reload);
  renameSync('api', 'old');
  await vi.waitFor(() => expect(reload).toHaveBeenCalledTimes(1), 3000);
  folder.write('api/openapi.yaml', 'a: 2\n');
  await vi.waitFor(() => expect(reload).toHaveBeenCalledTimes(2), 3000);
  folder.write('api/openapi.yaml', 'a: 3\n');
  await vi.waitFor(() => expect(reload).toHaveBeenCalledTimes(3), 3000);
});

test('goes on after an error of the system', async () => {
  const output = start(async () => {
    throw Object.assign(new Error('ENOENT: no such file or directory'), { code: 'ENOENT' });
  });
  folder.write('chatpact.config.yaml', 'mock: { seed: 2 }\n');
  await vi.waitFor(() => expect(output()).toContain('Not reloaded, the mock runs as before: ENOENT'));
});

test('ignores other documents in the folder of the configuration', async () => {
  const reload = vi.fn(async () => ({ ignored: [] }));
  start(reload);
  folder.write('report.json', '{}');
  folder.write('api/part.yaml', 'a: 1\n');
  await vi.waitFor(() => expect(reload).toHaveBeenCalledTimes(1));
  folder.write('other.yaml', '{}');
  folder.write('chatpact.config.yaml', 'mock: {}\n');
  await vi.waitFor(() => expect(reload).toHaveBeenCalledTimes(2));
});
