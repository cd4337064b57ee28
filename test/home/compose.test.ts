import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DCLinter } from 'dclint';
import { describe, expect, onTestFinished, test } from 'vitest';
import { findPort } from '../../bench/replicas/redis.ts';
import { createMock } from '../../mock/server.ts';
import { parseRedisAddress } from '../../mock/storage/redis/address.ts';
import { workInFolder } from '../cli/folder.ts';
import { parseDocuments, read, root } from './files.ts';
import { listStrangeVariables, listStrangeWords, parseMock } from './words.ts';

const files = ['examples/docker/compose.yaml', 'examples/replicas/compose.yaml'];

// The linter's own types don't resolve.
interface Message {
  rule: string;
  line: number;
  message: string;
}

/** Lints a Compose file with its schema and a linter. Rules about the order of keys are ignored. */
function lint(path: string): string[] {
  const linter = new DCLinter({ rules: {}, quiet: false, debug: false, exclude: [] });
  const results: { messages: Message[] }[] = linter.lintFiles([path], false);
  const messages = results.flatMap((result) => result.messages);
  const taste = /-order$|^require-project-name-field$|^no-unbound-port-interfaces$/;
  return messages.filter(({ rule }) => !taste.test(rule)).map(({ line, message }) => `${line}: ${message}`);
}

describe.each(files)('%s', (file) => {
  const folder = workInFolder();

  test('is a valid Compose file', () => {
    expect(lint(join(root, file))).toEqual([]);
  });

  test('reports an unknown key', () => {
    expect(lint(folder.write('compose.yaml', read(file).replace('restart:', 'restarts:')))).toHaveLength(1);
  });

  test('uses only environment variables of the command line', async () => {
    expect(await listStrangeVariables(read(file))).toEqual([]);
    expect(await listStrangeVariables('CHATPACT_LOG: a, CHATPACT_LOGS: b')).toEqual(['CHATPACT_LOGS']);
  });
});

test('replicas share the log that the example starts', () => {
  const [{ services }] = parseDocuments(read('examples/replicas/compose.yaml'));
  const words: string[] = services.mock.command.split(' ');
  const { log, host, port } = parseMock(words.slice(words.indexOf('mock') + 1));
  expect(words.slice(words.indexOf('chatpact')).slice(0, 2)).toEqual(['chatpact', 'mock']);
  expect([host, port]).toEqual(['0.0.0.0', 4010]);
  expect(Object.keys(services)).toContain(parseRedisAddress(String(log)).socket.host);
});

describe('the Compose example of one mock', () => {
  const [{ services, volumes }] = parseDocuments(read('examples/docker/compose.yaml'));
  const { mock, frontend } = services;

  test('keeps its log in the volume, and mounts existing files into the frontend', () => {
    const [volume, place] = mock.volumes[0].split(':');
    expect(Object.keys(volumes)).toEqual([volume]);
    expect(mock.environment.CHATPACT_LOG.startsWith(`file:${place}/`)).toBe(true);
    const [source] = frontend.volumes[0].split(':');
    expect(existsSync(join(root, 'examples/docker', source))).toBe(true);
    expect(existsSync(join(root, 'examples/docker', mock.build, 'Dockerfile'))).toBe(true);
  });

  test('has a frontend that shows the response of the mock', async () => {
    const server = await createMock({ scale: 0.1 });
    onTestFinished(() => server.close());
    const port = await findPort();
    const env = { ...process.env, ...frontend.environment, CHAT_URL: server.url, PORT: String(port) };
    const child = spawn(process.execPath, ['frontend.mjs'], { cwd: join(root, 'examples/docker'), env });
    onTestFinished(() => void child.kill());
    await once(child, 'spawn');
    const ask = async (): Promise<Response> =>
      fetch(`http://127.0.0.1:${port}`).catch(() => new Promise((resolve) => setTimeout(() => resolve(ask()), 50)));
    const shown = await (await ask()).text();
    expect(shown).toMatch(/<tr><td>Channel::WebWidget<td>[1-9]\d*/);
    await server.injectFault({ effect: { type: 'status', status: 503 } });
    const refused = await ask();
    expect([refused.status, await refused.text()]).toEqual([502, `${server.url} answered 503`]);
  });
});

test('reports an unknown command or flag', () => {
  expect(listStrangeWords(['mock', '--host', '0.0.0.0', '-p', '1', '--log=file:a', '--no-admin'])).toEqual([]);
  expect(listStrangeWords(['mock', '--hots=a', '--strict'])).toEqual(['--hots', '--strict']);
  expect(listStrangeWords(['serve'])).toEqual(['serve']);
});
