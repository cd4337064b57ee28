/**
 * Measures how cost grows with the history: seeding, memory, appends, and every report of both vendors over HTTP, each
 * with a new window so that no response is cached. `npm run bench:reports`; `SIZES=1e4,1e5` sets the numbers of
 * messages.
 */
import { Agent, request } from 'undici';
import { createServedParts } from '../mock/pipeline/served-workspace.ts';
import { defaultHistory } from '../mock/seed/company.ts';
import { createMock } from '../mock/server.ts';
import { vendors } from '../mock/vendors/index.ts';
import { createInitialState } from '../mock/workspaces/create-initial-state.ts';
import { MachineTime } from '../mock/workspaces/machine-time.ts';
import { SeedSnapshots } from '../mock/workspaces/seeded/seed-snapshots.ts';
import { Workspace } from '../mock/workspaces/workspace.ts';
import { appendAndRead } from './appends.ts';
import { type Question, questions } from './report-paths.ts';
import { toTable, writeSection } from './results.ts';
import { toVerdict } from './verdict.ts';

const sizes = (process.env.SIZES ?? '1e4,1e5,1e6,1e7').split(',').map(Number);
const rounds = 200;
/** Messages of both vendors at scale 1. */
const messagesAtScale1 = 95_218;

const collect = (globalThis as { gc?: () => void }).gc;
if (!collect) throw new Error('Run with --expose-gc: npm run bench:reports');

function measureMemory(): number {
  collect?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** A random generator with a fixed seed, so that each size gets the same requests. */
function createRandom(): () => number {
  let state = 12345;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function toQuantiles(durations: number[]): { median: number; p99: number } {
  const sorted = durations.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { median: at(0.5), p99: at(0.99) };
}

function measureHistory(scale: number) {
  const empty = new SeedSnapshots(vendors).get({ ...defaultHistory, scale: 0 });
  const before = measureMemory();
  const bases = new SeedSnapshots(vendors);
  const origin = createInitialState({ scale }, vendors);
  const started = performance.now();
  const base = bases.get(origin);
  const seconds = (performance.now() - started) / 1000;
  const messages = [...base.values()].reduce((sum, world) => sum + (world.counts().messages ?? 0), 0);
  const bytes = (measureMemory() - before) / messages;
  const workspace = new Workspace('bench', origin, {
    seedSnapshots: bases,
    contracts: new Map(),
    machine: new MachineTime(),
    createParts: createServedParts,
  });
  const appended = appendAndRead(workspace);
  return {
    messages,
    conversations: base.get('chatwoot')?.counts().conversations ?? 0,
    seconds,
    bytes,
    appended,
    empty,
  };
}

async function measureReports(scale: number): Promise<Map<Question, { median: number; p99: number }>> {
  const mock = await createMock({ scale, keepAnswers: false });
  const dispatcher = new Agent({ connections: 1, pipelining: 1 });
  const figures = new Map<Question, { median: number; p99: number }>();
  for (const question of questions) {
    const random = createRandom();
    const headers = mock.identities.find(
      ({ vendor, role, account_id: account = 1 }) => vendor === question.vendor && /admin/.test(role) && account === 1,
    )?.headers;
    const durations: number[] = [];
    for (let round = -20; round < rounds; round++) {
      const path = question.path(random);
      const started = performance.now();
      const { statusCode, body } = await request(mock.url + path, { dispatcher, headers });
      const text = await body.text();
      if (statusCode !== 200) throw new Error(`${path} returned ${statusCode}: ${text.slice(0, 300)}`);
      // The first requests warm up the compiler. They fill no cache, since each response is different.
      if (round >= 0) durations.push(performance.now() - started);
    }
    figures.set(question, toQuantiles(durations));
  }
  await dispatcher.close();
  await mock.close();
  return figures;
}

const round = (value: number) => (value < 10 ? value.toFixed(2) : value.toFixed(1));
const whole = (value: number) => Math.round(value).toLocaleString('en');

const histories: ReturnType<typeof measureHistory>[] = [];
const reports: Awaited<ReturnType<typeof measureReports>>[] = [];
for (const size of sizes) {
  const scale = size / messagesAtScale1;
  histories.push(measureHistory(scale));
  reports.push(await measureReports(scale));
  process.stderr.write(`${whole(size)} messages measured\n`);
}

const column = (name: string, of: (history: (typeof histories)[number]) => string) => [name, ...histories.map(of)];
const worst = (report: (typeof reports)[number], of: 'median' | 'p99') =>
  Math.max(...[...report.values()].map((figures) => figures[of]));
const largest = histories.at(-1) as (typeof histories)[number];
const slowest = Math.max(...reports.map((report) => worst(report, 'p99')));
const isSlow = (question: Question) => (reports.at(-1)?.get(question)?.p99 ?? 0) >= 20;
const perSecond = largest.messages / largest.seconds;
const verdicts = [
  toVerdict('seeding ≥ 500,000 messages/s', perSecond, perSecond >= 500_000, '%'),
  toVerdict('memory ≤ 80 bytes a message', largest.bytes, largest.bytes <= 80, '%'),
  toVerdict('every report < 20 ms at the 99th percentile', slowest, slowest < 20, '% ms at the most'),
  toVerdict('appends ≥ 20,000/s', largest.appended, largest.appended >= 20_000, '%'),
];
await writeSection('Growth', 'npm run bench:reports', [
  'The same half year with an increasing number of messages. Milliseconds of a report: the median and the 99th percentile of',
  `${rounds} requests over HTTP, one at a time, each with a different window and grouping; no response is cached.`,
  '',
  ...toTable([
    column('messages of both vendors', ({ messages }) => whole(messages)),
    column('conversations', ({ conversations }) => whole(conversations)),
    column('seeded, messages/s', ({ messages, seconds }) => whole(messages / seconds)),
    column('memory, bytes a message', ({ bytes }) => round(bytes)),
    column('appends/s, reports read in between', ({ appended }) => whole(appended)),
    ['slowest report, median', ...reports.map((report) => round(worst(report, 'median')))],
    ['slowest report, 99th percentile', ...reports.map((report) => round(worst(report, 'p99')))],
    ...questions.map((question) => [
      `${question.vendor}: ${question.name}`,
      ...reports.map((report) => {
        const { median, p99 } = report.get(question) ?? { median: Number.NaN, p99: Number.NaN };
        return `${round(median)} / ${round(p99)}`;
      }),
    ]),
  ]),
  '',
  `Targets, at ${whole(largest.messages)} messages:`,
  '',
  ...verdicts,
  '',
  `Slower than 20 ms there: ${
    questions
      .filter(isSlow)
      .map(({ name }) => name)
      .join(', ') || 'none'
  }. The slowest requests ask for each hour of half a`,
  'year, some 4,300 buckets. Seeding pays for what each conversation does in the order in which it came, and for',
  'counting it by every group afterwards.',
]);
