/**
 * Measures the cost and leaks of many mocks in one process: 200 one after the other, and 50 at once. Also measures how
 * long other requests wait while many events are posted. `npm run bench:many-mocks`
 */
import { readdirSync } from 'node:fs';
import { request } from 'node:http';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { toTable, writeSection } from './results.ts';
import { toVerdict } from './verdict.ts';

const { createMock } = (await import(
  new URL('../dist/index.js', import.meta.url).href
)) as typeof import('../index.ts');
type Mock = Awaited<ReturnType<typeof createMock>>;

const collect = (globalThis as { gc?: () => void }).gc;
if (!collect) throw new Error('Run with --expose-gc: npm run bench:many-mocks');

interface Held {
  megabytes: number;
  descriptors: number;
  resources: number;
}

async function measureHeld(): Promise<Held> {
  for (let turn = 0; turn < 10; turn++) {
    await nextTurn();
    collect?.();
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  const descriptors = process.platform === 'linux' ? readdirSync('/proc/self/fd').length : Number.NaN;
  const resources = process.getActiveResourcesInfo().length;
  return { megabytes: (heapUsed + arrayBuffers) / 2 ** 20, descriptors, resources };
}

/** Without fetch(), which keeps memory for each address. */
function get(url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { agent: false }, (response) => response.resume().on('end', resolve));
    asked.on('error', reject).end();
  });
}

async function use(mock: Mock): Promise<void> {
  const workspace = await mock.workspace('one');
  await get(`${workspace.url}/api`);
  await mock.append('chatwoot', { type: 'contact.created', at: mock.now(), account: 1, name: 'X' });
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

async function timeOf(act: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await act();
  return performance.now() - started;
}

/** Returns the longest duration of a request while another one is handled. */
async function measureStall(mock: Mock, act: () => Promise<unknown>): Promise<number> {
  let isDone = false;
  let longest = 0;
  const others = (async () => {
    while (!isDone) longest = Math.max(longest, await timeOf(async () => (await fetch(`${mock.url}/`)).text()));
  })();
  await act();
  isDone = true;
  await others;
  return longest;
}

const turn = async () => {
  const mock = await createMock();
  await use(mock);
  await mock.close();
};
for (let round = 0; round < 20; round++) await turn();
const before = await measureHeld();
const durations: number[] = [];
for (let round = 0; round < 200; round++) durations.push(await timeOf(turn));
const after = await measureHeld();

let mocks: Mock[] = [];
const together = await timeOf(async () => {
  mocks = await Promise.all(Array.from({ length: 50 }, () => createMock()));
});
await Promise.all(mocks.map(use));
const full = await measureHeld();
const closing = await timeOf(() => Promise.all(mocks.map((mock) => mock.close())));
mocks = [];
const closed = await measureHeld();

const mock = await createMock();
const post = (count: number) => {
  const at = new Date(mock.now()).toISOString();
  const event = { vendor: 'chatwoot', type: 'contact.created', at, account: 1, name: 'X' };
  const body = JSON.stringify(Array.from({ length: count }, () => event));
  const send = async () => (await fetch(`${mock.url}/__admin/events`, { method: 'POST', body })).text();
  return measureStall(mock, send);
};
await post(10);
const stalls: [count: number, ms: number][] = [];
for (const count of [1000, 5000, 50_000]) stalls.push([count, await post(count)]);
await mock.close();

const row = (what: string, { megabytes, descriptors, resources }: Held) => [
  what,
  megabytes.toFixed(1),
  descriptors,
  resources,
];
const growth = after.megabytes - before.megabytes;
await writeSection('Many mocks', 'npm run bench:many-mocks', [
  `A mock of the default history, made, used (a workspace, a request, an event) and closed: ${median(durations).toFixed(0)} ms at the median of 200. 50 mocks made at once: ${together.toFixed(0)} ms; closed at once: ${closing.toFixed(0)} ms.`,
  '',
  ...toTable([
    ['state, after garbage collection', 'MB', 'file descriptors', 'handles and requests of Node'],
    row('after 20 mocks, before the 200', before),
    row('after the 200', after),
    row('with 50 in use', full),
    row('after they were closed', closed),
  ]),
  '',
  'Maximum latency of another request while events are posted to `/__admin/events`, which accepts all of them or none:',
  '',
  ...toTable([
    ['events in one request', 'longest wait, ms'],
    ...stalls.map(([count, ms]) => [count.toLocaleString('en'), ms.toFixed(0)]),
  ]),
  '',
  toVerdict('200 mocks leave less than 5 MB behind', growth, growth < 5, '% MB'),
  toVerdict(
    'and no file descriptor',
    after.descriptors - before.descriptors,
    after.descriptors <= before.descriptors,
    '% more',
  ),
]);
