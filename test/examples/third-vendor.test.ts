import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { checkContract, proposeOverlay } from '../../contracts/index.ts';
import type { Plugin } from '../../extend/index.ts';
import type { CheckReport } from '../../index.ts';
import { createMock } from '../../mock/server.ts';
import { runProgram, type Service, startService } from '../docs/programs.ts';
import { programFile } from '../package-under-test.ts';

// Runs examples/third-vendor as its README says: by commands, and by the library.

const folder = fileURLToPath(new URL('../../examples/third-vendor/', import.meta.url));

interface Tickets {
  url: string;
  admin: string;
  agent: string;
  service: Service;
}

const services: Service[] = [];
afterEach(async () => {
  for (const { process: each } of services.splice(0)) await stop(each);
});

/** Ends a program as Ctrl+C does, and waits until it has ended. */
async function stop(child: Service['process']): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

/** Starts a mock by command, and reads what it prints. */
async function startTickets(plugin = join(folder, 'plugin.mjs'), ...flags: string[]): Promise<Tickets> {
  const words = ['mock', '--plugin', plugin, '--port', '0', ...flags];
  const service = await startService(programFile, words, { folder, env: {}, isUp: /stop: Ctrl\+C/ });
  services.push(service);
  const find = (pattern: RegExp) => pattern.exec(service.printed)?.[1] ?? '';
  const ofTickets = (role: string) => find(new RegExp(`^tickets$[\\s\\S]*?^  ${role} .*X-Api-Key: (\\S+)`, 'm'));
  return { url: find(/ (http:\/\/\S+) /), admin: ofTickets('admin'), agent: ofTickets('agent'), service };
}

interface Sent {
  method?: string;
  key?: string;
  body?: unknown;
}

/** Sends a request; returns its status and body. */
async function send(base: string, path: string, { method = 'GET', key, body }: Sent = {}) {
  const headers: Record<string, string> = { ...(key !== undefined && { 'x-api-key': key }) };
  if (body !== undefined) headers['content-type'] = 'application/json';
  const response = await fetch(base + path, {
    method,
    headers,
    body: body === undefined ? null : JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
}

const window = 'since=1577836800&until=1893456000';

/** Reads the list and both reports: the number of all tickets in each. */
async function countTickets(base: string, key: string) {
  const get = async (path: string) => (await send(base, `/tickets-api/${path}`, { key })).body;
  const [list, byStatus, byAssignee] = await Promise.all([
    get('tickets'),
    get(`reports/by-status?${window}`),
    get(`reports/by-assignee?${window}`),
  ]);
  return {
    listed: list.total as number,
    open: byStatus.open as number,
    solved: byStatus.solved as number,
    assigned: byAssignee.reduce((sum: number, { tickets }: { tickets: number }) => sum + tickets, 0) as number,
  };
}

/** Checks a mock by the configuration of the example. */
async function check({ url, admin, agent }: Tickets, at = folder, ...words: string[]) {
  const env = { MOCK_URL: url, TICKETS_KEY: admin, TICKETS_LOW_KEY: agent };
  const config = join(at, 'chatpact.config.yaml');
  const args = ['check', 'mock', '--config', config, '--report', 'json', ...words];
  const { stdout, stderr, exitCode } = await runProgram(programFile, args, at, env);
  expect(stderr).toBe('');
  return { report: JSON.parse(stdout) as CheckReport, exitCode };
}

const findingsOf = ({ cases }: CheckReport) => cases.flatMap(({ id, findings }) => findings.map(() => id));
const verdictsOf = ({ cases }: CheckReport) => Object.fromEntries(cases.map(({ id, verdict }) => [id, verdict]));

describe('examples/third-vendor by commands', () => {
  test('serves all operations, and changes move the list and both reports', async () => {
    const { url, admin: key } = await startTickets();
    expect((await send(url, '/tickets-api/version')).body).toEqual({ version: '1.0.0' });
    const { body: me } = await send(url, '/tickets-api/me', { key });
    expect((await send(url, '/tickets-api/users', { key })).body).toContainEqual(me);

    const before = await countTickets(url, key);
    expect(before.listed).toBe(before.open + before.solved);
    expect(before.assigned).toBe(before.listed);

    const subject = { method: 'POST', key, body: { subject: 'Lost parcel' } };
    const created = await send(url, '/tickets-api/tickets', subject);
    expect([created.status, created.body]).toEqual([
      201,
      expect.objectContaining({ status: 'open', assignee_id: null }),
    ]);
    const one = { listed: before.listed + 1, open: before.open + 1, assigned: before.assigned + 1 };
    expect(await countTickets(url, key)).toEqual({ ...before, ...one });

    const path = `/tickets-api/tickets/${created.body.id}`;
    const comment = await send(url, `${path}/comments`, { method: 'POST', key, body: { text: 'On its way.' } });
    expect([comment.status, comment.body.author_id]).toEqual([201, me.id]);
    expect((await send(url, `${path}/comments`, { key })).body).toEqual([comment.body]);

    const solved = await send(url, path, { method: 'PATCH', key, body: { status: 'solved', assignee_id: me.id } });
    expect([solved.status, solved.body.status]).toEqual([200, 'solved']);
    expect((await send(url, path, { key })).body).toEqual(solved.body);
    expect(await countTickets(url, key)).toEqual({ ...before, ...one, open: before.open, solved: before.solved + 1 });

    expect(await send(url, path, { method: 'DELETE', key })).toEqual({ status: 204, body: undefined });
    expect(await countTickets(url, key)).toEqual(before);
  });

  test("refuses in the vendor's own form", async () => {
    const { url, admin: key, agent } = await startTickets();
    const created = { method: 'POST', key };
    const answers = {
      'no key': await send(url, '/tickets-api/me'),
      'unknown key': await send(url, '/tickets-api/me', { key: 'unknown' }),
      'report for an agent': await send(url, `/tickets-api/reports/by-status?${window}`, { key: agent }),
      'delete by an agent': await send(url, '/tickets-api/tickets/1', { method: 'DELETE', key: agent }),
      'unknown ticket': await send(url, '/tickets-api/tickets/999999', { key }),
      'unknown path': await send(url, '/tickets-api/nothing', { key }),
      'invalid page': await send(url, '/tickets-api/tickets?page=x', { key }),
      'missing window': await send(url, '/tickets-api/reports/by-status', { key }),
      'empty ticket': await send(url, '/tickets-api/tickets', { ...created, body: {} }),
      'unknown assignee': await send(url, '/tickets-api/tickets', {
        ...created,
        body: { subject: 'a', assignee_id: 99 },
      }),
    };
    const shown = Object.fromEntries(Object.entries(answers).map(([name, { status, body }]) => [name, [status, body]]));
    expect(shown).toEqual({
      'no key': [401, { error: 'The request has no credentials.' }],
      'unknown key': [401, { error: 'The credentials are unknown.' }],
      'report for an agent': [403, { error: 'The caller may not call this operation.' }],
      'delete by an agent': [403, { error: 'The caller may not call this operation.' }],
      'unknown ticket': [404, { error: 'The resource does not exist.' }],
      'unknown path': [404, { error: 'No operation matches this method and path.' }],
      'invalid page': [400, { error: 'page must be integer' }],
      'missing window': [400, { error: expect.stringContaining('since') }],
      'empty ticket': [400, { error: expect.stringContaining('subject') }],
      'unknown assignee': [400, { error: 'assignee_id is no user' }],
    });
    // Paths of other vendors, and of none, keep their forms.
    expect((await send(url, '/api/v1/accounts/1/agents')).body).not.toHaveProperty(
      'error',
      expect.stringContaining('credentials.'),
    );
    expect((await send(url, '/nothing')).body).toEqual({ error: 'No route matches this path.' });
  });

  test('has workspaces, a reset and a journal, like the built-in vendors', async () => {
    const { url, admin: key } = await startTickets();
    const before = await countTickets(url, key);
    const create = (base: string) =>
      send(base, '/tickets-api/tickets', { method: 'POST', key, body: { subject: 'Lost parcel' } });
    const workspace = `${url}/@second`;
    expect((await send(url, '/__admin/workspaces', { method: 'POST', body: { name: 'second' } })).status).toBe(200);
    expect((await create(workspace)).status).toBe(201);
    expect((await countTickets(workspace, key)).listed).toBe(before.listed + 1);
    expect(await countTickets(url, key)).toEqual(before);

    await create(url);
    expect((await countTickets(url, key)).listed).toBe(before.listed + 1);
    expect((await send(url, '/__admin/reset', { method: 'POST' })).status).toBeLessThan(300);
    expect(await countTickets(url, key)).toEqual(before);

    await create(url);
    const { body: journal } = await send(url, '/__admin/requests');
    expect(JSON.stringify(journal)).toContain('"operation":"createTicket"');
    expect(JSON.stringify(journal)).not.toContain(key);
  });

  test('passes the check, with its relation and its scenario test', async () => {
    const { report, exitCode } = await check(await startTickets());
    expect([exitCode, findingsOf(report)]).toEqual([0, []]);
    expect(report.vendor).toBe('tickets');
    expect(verdictsOf(report)).toMatchObject({
      'relation/reports-agree': 'pass',
      'scenario-test/ticket-is-listed': 'pass',
      'reportByStatus/success': 'pass',
      'reportByAssignee/success': 'pass',
    });
  });

  test('fails the check if a report forgets tickets without an assignee', async () => {
    const faulty = mkdtempSync(join(tmpdir(), 'chatpact-third-vendor-'));
    onTestFinished(() => rmSync(faulty, { recursive: true, force: true }));
    cpSync(folder, faulty, { recursive: true });
    const file = join(faulty, 'handlers.mjs');
    const text = readFileSync(file, 'utf8');
    const planted = text.replace('return [...counts].map', 'return [...counts].filter(([user]) => user !== null).map');
    expect(planted).not.toBe(text);
    writeFileSync(file, planted);
    const { report, exitCode } = await check(await startTickets(join(faulty, 'plugin.mjs')), faulty);
    expect([exitCode, findingsOf(report)]).toEqual([1, ['relation/reports-agree']]);
  });

  test('keeps its state in a file log when the mock starts again', async () => {
    const data = mkdtempSync(join(tmpdir(), 'chatpact-third-vendor-'));
    onTestFinished(() => rmSync(data, { recursive: true, force: true }));
    const flags = [join(folder, 'plugin.mjs'), '--vendor', 'tickets', '--log', `file:${join(data, 'log')}`] as const;
    const first = await startTickets(...flags);
    const created = await send(first.url, '/tickets-api/tickets', {
      ...{ method: 'POST', key: first.admin, body: { subject: 'Lost parcel' } },
    });
    expect(created.status).toBe(201);
    const counts = await countTickets(first.url, first.admin);
    await stop(first.service.process);

    const second = await startTickets(...flags);
    expect(second.admin).toBe(first.admin);
    const kept = await send(second.url, `/tickets-api/tickets/${created.body.id}`, { key: second.admin });
    expect(kept).toEqual({ status: 200, body: created.body });
    expect(await countTickets(second.url, second.admin)).toEqual(counts);
  });
});

describe('examples/third-vendor by the library', () => {
  let tickets: Plugin;
  beforeAll(async () => {
    tickets = (await import(join(folder, 'plugin.mjs'))).default;
  });

  test('is served and checked', async () => {
    await using mock = await createMock({ plugins: [tickets], vendors: ['tickets'] });
    expect(Object.keys(mock.samples)).toEqual(['tickets']);
    expect(Object.keys(mock.credentials).sort()).toEqual(['TICKETS_KEY', 'TICKETS_LOW_KEY']);
    const { TICKETS_KEY: key = '' } = mock.credentials;
    expect((await send(mock.url, '/tickets-api/tickets/999999', { key })).status).toBe(404);

    const options = { url: mock.url, vendor: 'tickets', plugins: [tickets], credentials: mock.credentials };
    const report = await checkContract({ ...options, allowWrites: true });
    expect([report.exitCode, findingsOf(report)]).toEqual([0, []]);
    expect(verdictsOf(report)).toMatchObject({
      'relation/reports-agree': 'pass',
      'scenario-test/ticket-is-listed': 'pass',
    });
    // Without leave to write, nothing changes.
    const readOnly = await checkContract(options);
    expect(verdictsOf(readOnly)).not.toHaveProperty('scenario-test/ticket-is-listed', 'pass');
  });

  test('is recorded, and the recording is checked without the server', async () => {
    const record = mkdtempSync(join(tmpdir(), 'chatpact-third-vendor-'));
    onTestFinished(() => rmSync(record, { recursive: true }));
    const common = { vendor: 'tickets', plugins: [tickets] };
    const live = await (async () => {
      await using mock = await createMock({ plugins: [tickets], vendors: ['tickets'] });
      return checkContract({ ...common, url: mock.url, credentials: mock.credentials, record });
    })();
    const replayed = await checkContract({ ...common, url: '', credentials: {}, replay: record });
    expect([replayed.exitCode, verdictsOf(replayed)]).toEqual([live.exitCode, verdictsOf(live)]);
  });

  test('gets proposals for its ledger', async () => {
    await using mock = await createMock({ plugins: [tickets], vendors: ['tickets'] });
    const options = { url: mock.url, vendor: 'tickets', plugins: [tickets], credentials: mock.credentials };
    const report = await checkContract({ ...options, only: ['listUsers/*'] });
    expect(await proposeOverlay(report, options)).toMatchObject({ proposed: 0, inexpressibleCount: 0 });
  });

  test('is served beside the built-in vendors', async () => {
    await using mock = await createMock({ plugins: [tickets], scale: 0.1 });
    expect(Object.keys(mock.samples)).toEqual(['chatwoot', 'rocketchat', 'tickets']);
  });
});
