import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { CheckReport } from '../../contracts/index.ts';
import type { ListedRun, ReportedFinding, ReportedRun } from '../../mock/journal/run-store.ts';
import type { BuiltInVendorName } from '../../specs/vendors.ts';
import { referenceCredentials } from '../contracts/check-reference-server.ts';
import { type Days, messagesSent, rewrite } from '../faulty/fault.ts';
import { writeReferenceDocument } from '../faulty/reference-document.ts';
import { type Fault, startReferenceServer } from '../faulty/reference-server.ts';
import { findCanaries, secrets } from '../hostile/canaries.ts';
import { echoing } from '../hostile/echoing.ts';
import { startHostile } from '../hostile/hostile-server.ts';
import { startMock } from '../mock/start-mock.ts';
import { serve } from '../serve.ts';
import { workInFolder } from './folder.ts';
import { runCli } from './run-cli.ts';

// A check and a proxy send their findings to the console of a mock.

const nowhere = 'http://127.0.0.1:9';
const isText: Fault = rewrite<Days>(messagesSent, ({ period, ...body }) => ({
  ...body,
  period: { ...period, count: String(period.count) },
}));

const folder = workInFolder(referenceCredentials);

async function startReferenceServerFor(fault?: Fault): Promise<string> {
  const referenceServer = await startReferenceServer(fault);
  onTestFinished(() => referenceServer.close());
  return referenceServer.url;
}

/** Checks a reference server of Rocket.Chat. */
async function check(url: string, ...flags: string[]) {
  const usual = ['--vendor', 'rocketchat', '--spec', await writeReferenceDocument('rocketchat'), '--retries', '0'];
  const outcome = await runCli('check', url, ...usual, '--report', 'json=out.json', ...flags);
  const report = JSON.parse(readFileSync(join(folder.path, 'out.json'), 'utf8')) as CheckReport;
  return { ...outcome, report };
}

/** Returns the runs that a mock, or one of its workspaces, has received. */
async function readRuns(base: string): Promise<(ListedRun & { findings: ReportedFinding[] })[]> {
  const read = async (path: string) => (await fetch(`${base}/__admin/findings${path}`)).json();
  const { runs } = (await read('')) as { runs: ListedRun[] };
  return (await Promise.all(runs.map(({ run }) => read(`/${run}`)))) as (ListedRun & { findings: ReportedFinding[] })[];
}

/** Starts a server in place of a console. `received` has the runs that it received. */
async function startListener(
  answer: (received: ReportedRun[], response: ServerResponse, request: IncomingMessage) => void,
) {
  const received: ReportedRun[] = [];
  const listener = await serve(async (request, response) => {
    received.push((await json(request)) as ReportedRun);
    answer(received, response, request);
  });
  onTestFinished(() => listener.close());
  return { url: listener.url, received };
}

const fingerprintsOf = (findings: readonly { fingerprint: string }[]) =>
  [...new Set(findings.map(({ fingerprint }) => fingerprint))].sort();

test('sends the findings of a check, and its end', async () => {
  const mock = await startMock({ scale: 0 });
  const { report, exitCode, stderr } = await check(await startReferenceServerFor(isText), '--console', mock.url);
  expect([exitCode, stderr]).toEqual([1, '']);
  const [run, ...others] = await readRuns(mock.url);
  expect(others).toEqual([]);
  expect(run).toMatchObject({
    source: 'check',
    target: report.url,
    vendor: 'rocketchat',
    exitCode: 1,
    counts: { planned: report.summary.cases, ...report.summary.verdicts },
    dropped: 0,
  });
  expect(run?.finishedAt).toMatch(/^\d{4}-/);
  const found = report.cases.flatMap(({ findings }) => findings);
  expect(found.length).toBeGreaterThan(0);
  expect(fingerprintsOf(run?.findings ?? [])).toEqual(fingerprintsOf(found));
  const [first] = run?.findings ?? [];
  expect(found.find(({ fingerprint }) => fingerprint === first?.fingerprint)).toMatchObject(first ?? {});
});

test('sends a run without findings to a workspace', async () => {
  const mock = await startMock({ scale: 0 });
  vi.stubEnv('CHATPACT_CONSOLE', `${mock.url}/@one/__admin/#/findings`);
  const { report, exitCode, stderr } = await check(await startReferenceServerFor());
  expect([exitCode, stderr, report.summary.violations]).toEqual([0, '', 0]);
  expect(await readRuns(mock.url)).toEqual([]);
  const [run] = await readRuns(`${mock.url}/@one`);
  expect(run).toMatchObject({ exitCode: 0, kept: 0, findings: [], counts: { pass: report.summary.verdicts.pass } });
});

test('takes the console from the configuration, and its token from the environment', async () => {
  const mock = await startMock({ scale: 0, adminToken: 'open sesame' });
  const url = await startReferenceServerFor();
  folder.write('chatpact.config.yaml', `defaults: { console: '${mock.url}' }`);
  const refused = await check(url);
  expect(refused.exitCode).toBe(0);
  const source = 'chatpact: chatpact.config.yaml was found here, and sets console.\n';
  expect(refused.stderr).toBe(
    `${source}chatpact: the console at ${mock.url} does not receive the findings: it needs a token; set CHATPACT_ADMIN_TOKEN to the admin token of the mock.\n`,
  );
  vi.stubEnv('CHATPACT_ADMIN_TOKEN', 'open sesame');
  expect(await check(url)).toMatchObject({ exitCode: 0, stderr: source });
  const headers = { authorization: 'Bearer open sesame' };
  const { runs } = (await (await fetch(`${mock.url}/__admin/findings`, { headers })).json()) as { runs: ListedRun[] };
  expect(runs).toHaveLength(1);
});

test('sends the failure of an unreachable server', async () => {
  const mock = await startMock({ scale: 0 });
  const { report } = await check(nowhere, '--console', mock.url);
  const [run] = await readRuns(mock.url);
  expect(run).toMatchObject({ exitCode: 3, failure: report.failure?.message, kept: 0 });
  expect(run?.failure).toContain('nothing listens');
});

test.each<[what: string, fault: Fault | undefined, exitCode: number]>([
  ['healthy', undefined, 0],
  ['faulty', isText, 1],
])('prints one warning for an unusable console, and keeps the result for a %s server', async (_, fault, exitCode) => {
  const url = await startReferenceServerFor(fault);
  const usual = await check(url);
  const consoles: [address: string, reason: RegExp][] = [
    [nowhere, /nothing listens at 127\.0\.0\.1:9/],
    // Servers that are not mocks.
    [url, /this URL has no console/],
    [(await startListener((_received, response) => response.end('<html>'))).url, /this URL has no console/],
    [
      (await startListener((_received, response) => response.writeHead(500).end('canary'))).url,
      /it responded with 500/,
    ],
    [(await startListener((_received, response) => response.destroy())).url, /closed the connection/],
    [(await startListener((_received, response) => response.writeHead(307, { location: nowhere }).end())).url, /307/],
  ];
  for (const [address, reason] of consoles) {
    const { report, stderr, ...outcome } = await check(url, '--console', address);
    expect(outcome.exitCode).toBe(exitCode);
    expect(stderr.match(/does not receive the findings: .+\n/g)).toEqual([expect.stringMatching(reason)]);
    expect(stderr).not.toContain('canary');
    expect(report.summary).toEqual(usual.report.summary);
  }
});

test('waits only a few seconds for a console that never responds', async () => {
  const url = await startReferenceServerFor(isText);
  const { url: silent } = await startListener(() => {});
  const begun = performance.now();
  const { exitCode, stderr } = await check(url, '--console', silent);
  expect([exitCode, stderr.match(/does not receive/g)?.length]).toEqual([1, 1]);
  // Only guards against hanging.
  expect(performance.now() - begun).toBeLessThan(60_000);
});

test.each([
  ['chat', /Expected an http or https URL for the console/],
  ['http://ada:canary@127.0.0.1:9', /The URL of the console contains a user name or password/],
  ['http://127.0.0.1:9/?token=canary', /Expected a URL without query and fragment for the console/],
])('refuses the console URL %s', async (address, complaint) => {
  const { exitCode, stderr } = await runCli('check', nowhere, '--vendor', 'rocketchat', '--console', address);
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(complaint);
  expect(stderr).not.toContain('canary');
});

test.each<[BuiltInVendorName]>([['chatwoot'], ['rocketchat']])(
  'sends neither secrets nor texts of a %s server that returns them everywhere',
  async (vendor) => {
    for (const [name, value] of Object.entries(secrets)) vi.stubEnv(name, value);
    vi.stubEnv('CHATPACT_ADMIN_TOKEN', 'canary-of-the-admin');
    const { url, received } = await startListener((_received, response) => response.end('{"isNew":false}'));
    const server = await startHostile({ act: echoing(vendor), after: 3 });
    onTestFinished(() => server.close());
    const flags = ['--vendor', vendor, '--timeout', '60', '--max-requests', '150', '--console', url];
    expect((await runCli('check', server.url, ...flags)).exitCode).toBe(1);
    expect(received.flatMap(({ findings }) => findings ?? []).length).toBeGreaterThan(10);
    expect(findCanaries(JSON.stringify(received))).toEqual([]);
  },
);

test('sends the findings of a proxy while it runs, and its end', async ({ skip }) => {
  if (process.platform === 'win32') skip('Windows has no signals to send');
  const mock = await startMock({ scale: 0 });
  const target = await startReferenceServerFor(isText);
  const program = fileURLToPath(new URL('../../cli/main.ts', import.meta.url));
  const spec = await writeReferenceDocument('rocketchat');
  const flags = ['--target', target, '--vendor', 'rocketchat', '--spec', spec, '--port', '0', '--console', mock.url];
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), program, 'proxy', ...flags]);
  onTestFinished(() => void child.kill('SIGKILL'));
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (printed += chunk));
  const within = { timeout: 30_000 };
  await expect.poll(() => printed, within).toContain('Findings: ');
  const readRun = async () => (await readRuns(mock.url))[0];
  await expect.poll(readRun, within).toMatchObject({ source: 'proxy', counts: { requests: 0 }, kept: 0 });

  const [url = ''] = /http:\/\/127\.0\.0\.1:\d+/.exec(printed) ?? [];
  const headers = {
    'x-auth-token': referenceCredentials.CHATPACT_ROCKETCHAT_TOKEN ?? '',
    'x-user-id': referenceCredentials.CHATPACT_ROCKETCHAT_USER_ID ?? '',
  };
  const path = '/api/v1/engagement-dashboard/messages/messages-sent';
  const days = 'start=2026-01-27T00:00:00.000Z&end=2026-01-29T00:00:00.000Z&canary=1';
  for (const _ of [1, 2]) await (await fetch(`${url}${path}?${days}`, { headers })).text();
  await expect.poll(readRun, within).toMatchObject({ counts: { requests: 2, judged: 2, violation: 1 }, kept: 1 });
  const running = await readRun();
  expect(running).not.toHaveProperty('finishedAt');
  expect(running?.findings).toMatchObject([{ operation: messagesSent, pointer: '/period/count' }]);

  child.kill('SIGINT');
  expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(1);
  const ended = await readRun();
  expect(ended).toMatchObject({ exitCode: 1, finishedAt: expect.stringMatching(/^\d{4}-/) });
  expect(JSON.stringify(ended)).not.toContain('canary');
  expect(findCanaries(printed)).toEqual([]);
});
