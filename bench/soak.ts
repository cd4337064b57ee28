/**
 * Simulates test suites for twenty minutes: creates workspaces, reads and writes, advances the clock, and deletes them.
 * `npm run bench:soak`; `-- --minutes 1` makes a short run without writing RESULTS.md.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { readCredentials } from './identities.ts';
import { startMockProcess, type Vitals } from './mock-process.ts';
import { toTable, writeSection } from './results.ts';
import { type Asked, live } from './soak/workspace-lifecycle.ts';
import { slopeOf, toWhole } from './statistics.ts';
import { toVerdict } from './verdict.ts';

const usual = 20;
const { values } = parseArgs({ options: { minutes: { type: 'string', default: String(usual) } } });
const minutes = Number(values.minutes);
const clients = 4;
/** Minutes until caches are filled and hot code is compiled. */
const warmUp = Math.min(3, minutes / 4);

interface Minute {
  /** Minutes since the start. */
  at: number;
  vitals: Vitals;
  asked: number;
  median: number;
  p99: number;
}

const mock = await startMockProcess(['--max-workspaces', '200'], { isWatched: true });
const credentials = await readCredentials(mock);
// Resets the stall of the start, which is not measured here.
await mock.vitals();
let asked: Asked[] = [];
let wrong = 0;
let isOver = false;
const take = (one: Asked) => {
  asked.push(one);
  if (!one.isRight) wrong += 1;
};
const living = Array.from({ length: clients }, (_, first) =>
  live(mock, credentials, take, { first, step: clients, isOver: () => isOver }),
);

const series: Minute[] = [];
for (let at = 1; at <= minutes; at++) {
  await sleep(60_000);
  const waits = asked.map(({ wait }) => wait).sort((one, other) => one - other);
  asked = [];
  const quantile = (share: number) => waits[Math.floor(waits.length * share)] ?? Number.NaN;
  series.push({ at, vitals: await mock.vitals(), asked: waits.length, median: quantile(0.5), p99: quantile(0.99) });
}
isOver = true;
const lives = (await Promise.all(living)).reduce((sum, each) => sum + each, 0);
await mock.kill();

const warm = series.filter(({ at }) => at > warmUp);
const megabyte = 1024 * 1024;
const slope = (of: (minute: Minute) => number) => slopeOf(warm.map((minute) => [minute.at, of(minute)]));
const heapSlope = (slope(({ vitals }) => vitals.heap) / megabyte) * 60;
const handles = slope(({ vitals }) => vitals.held) * 60;
const p99Slope = slope(({ p99 }) => p99);
const p99 = warm.reduce((sum, minute) => sum + minute.p99, 0) / warm.length;
const drift = (p99Slope * warm.length * 100) / p99;

const rows = series.map(({ at, vitals, asked: count, median, p99: slowest }) => [
  at,
  toWhole(count),
  median.toFixed(1),
  slowest.toFixed(1),
  vitals.stall.toFixed(0),
  (vitals.heap / megabyte).toFixed(1),
  (vitals.resident / megabyte).toFixed(0),
  vitals.held,
]);
const total = series.reduce((sum, minute) => sum + minute.asked, 0);
await writeSection(
  'Soak',
  'npm run bench:soak',
  [
    `${minutes} minutes, ${clients} clients, ${toWhole(total)} requests on ${toWhole(lives)} workspaces, half of which are not deleted;`,
    'at most 200 are kept. The heap is what is reachable after a collection.',
    '',
    ...toTable([
      ['minute', 'requests', 'median, ms', 'p99, ms', 'longest stall, ms', 'heap, MB', 'resident, MB', 'handles'],
      ...rows,
    ]),
    '',
    'Targets, the slopes after the warm-up:',
    '',
    toVerdict('no wrong response', wrong, wrong === 0, '% of them'),
    toVerdict('memory flat (heap grows < 5 MB an hour)', heapSlope, heapSlope < 5, '% MB an hour'),
    toVerdict('no handle leak (< 10 more an hour)', handles, handles < 10, '% an hour'),
    toVerdict('p99 flat (grows < 20 % over the run)', drift, drift < 20, '% % over the run'),
  ],
  { keep: minutes >= usual },
);
