import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { pino } from 'pino';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { traceError } from '../../../error-trace.ts';
import { createMock, type Mock, type MockOptions } from '../../../mock/server.ts';
import { JournalFile } from '../../../mock/storage/file/journal-file.ts';
import { Workspace } from '../../../mock/workspaces/workspace.ts';
import { ask } from '../start-mock.ts';
import { callAdmin } from '../workspaces/admin-call.ts';
import { administrator, ownTokens, post, sendAllSecrets } from './secret-requests.ts';

afterEach(() => void vi.restoreAllMocks());

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
const text = 'The canary flew away';
const messages = '/api/v1/accounts/1/contacts';

function createFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'chatpact-logs-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A mock and its log lines. */
async function open(level: string, options: MockOptions = {}): Promise<{ mock: Mock; lines: string[] }> {
  const lines: string[] = [];
  const logger = pino({ level }, { write: (line: string) => void lines.push(line) });
  const mock = await createMock({ scale: 0, tokens: ownTokens, logger, log: `file:${createFolder()}`, ...options });
  onTestFinished(() => mock.close());
  return { mock, lines };
}

/** The worst case of an internal error: its message and its properties contain data. */
const quote = (about: unknown) =>
  Object.assign(new Error(`Bad: ${JSON.stringify(about)}`), { about, cause: new Error(text) });

/** Requests that fail in different ways, with a secret or customer data in each. */
async function failAll(mock: Mock): Promise<string[]> {
  const write = (body: string) =>
    ask(mock, messages, { method: 'POST', headers: { ...administrator, 'content-type': 'application/json' }, body });
  const event = {
    vendor: 'chatwoot',
    type: 'contact.created',
    at: '2026-01-01T00:00:00Z',
    account: 1,
    name: text,
    token: text,
  };
  const answers = [
    await write(`{"name":"${text}`),
    await write(JSON.stringify({ name: text.repeat(100_000) })),
    await ask(mock, `${messages}?content=${text}&q=${text}&search=${text}&text=${text}&access_token=canary`),
    await callAdmin(mock, '/events', { body: [event, { ...event, type: text }] }),
    await callAdmin(mock, '/import', { body: `{"${text}` }),
    await ask(mock, '/__admin/clock', { headers: { authorization: 'Bearer canary' } }),
  ];
  const { append } = Workspace.prototype;
  vi.spyOn(Workspace.prototype, 'append').mockImplementation((vendor, about) => {
    throw quote({ vendor, about });
  });
  answers.push(await post(mock, messages, administrator, { inbox_id: 1, name: text }));
  vi.mocked(Workspace.prototype.append).mockImplementation(append);
  vi.spyOn(JournalFile.prototype, 'append').mockImplementationOnce((record) => Promise.reject(quote(record)));
  answers.push(await post(mock, messages, administrator, { inbox_id: 1, name: text }));
  vi.restoreAllMocks();
  expect(answers.map(({ status }) => status)).toEqual([400, 413, 401, 400, 400, 200, 500, 503]);
  return answers.map((answer) => answer.text);
}

test.each(levels)(
  'logs of level %s, journal and refusals contain no secrets and no user-written text',
  async (level) => {
    const { mock, lines } = await open(level);
    await sendAllSecrets(mock);
    await post(mock, messages, administrator, { inbox_id: 1, name: text });
    const answers = await failAll(mock);
    const journal = await callAdmin(mock, '/requests');
    expect((journal.body as unknown[]).length).toBeGreaterThan(14);
    expect([...answers, journal.text, ...lines].filter((each) => /canary/i.test(each))).toEqual([]);
    // The expected lines were logged.
    const failures = lines.filter((line) => line.includes('Internal error of the mock') && line.includes('stack'));
    const unwritten = lines.filter((line) => line.includes('The log could not be written'));
    const isLoud = !['fatal', 'silent'].includes(level);
    expect([failures.length, unwritten.length]).toEqual(isLoud ? [1, 1] : [0, 0]);
    expect(lines.some((line) => line.includes('"request"'))).toBe(['trace', 'debug'].includes(level));
  },
);

test('detects a logger that writes errors unchanged', () => {
  const lines: string[] = [];
  const logger = pino({ level: 'error' }, { write: (line: string) => void lines.push(line) });
  logger.error({ err: quote(ownTokens) }, 'as they are');
  logger.error({ err: traceError(quote(ownTokens)) }, 'unchanged');
  expect(lines.map((line) => /canary/.test(line))).toEqual([true, false]);
  expect(lines[1]).toMatch(/"type":"Error".*secrets-in-logs\.test\.ts/);
});

test('does not treat a message that looks like a stack as a stack', () => {
  const error = new Error('what\n    at canary (canary:1:1)\n    at canary');
  expect(JSON.stringify(traceError(error))).not.toContain('canary');
  expect(traceError(error).stack).toContain('    at ');
});

test.each([
  ['unknown command, with args beginning with:', 'this Redis lacks a required command'],
  ['something unexpected:', 'Redis answered ERR'],
])(
  'an error of Redis that quotes the command ("%s …") does not reveal the password',
  async (complaint, explanation) => {
    let received = '';
    const server = createServer((socket) => {
      socket.on('error', () => {});
      socket.on('data', (chunk) => {
        received += chunk;
        const quoted = received.replace(/[\r\n]+/g, ' ');
        // One error for each command, which starts with an asterisk.
        const answer = `-ERR ${complaint} ${quoted}\r\n`;
        socket.write(answer.repeat(String(chunk).match(/^\*/gm)?.length ?? 0));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as { port: number };
    const log = `redis://canary-user:canary-password@127.0.0.1:${port}/key`;
    const error: unknown = await createMock({ scale: 0, log }).catch((reason: unknown) => reason);
    expect(received).toContain('canary-password');
    expect(String(error)).toContain(explanation);
    expect(inspect(error)).not.toContain('canary');
  },
);
