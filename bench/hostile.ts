/**
 * Measures how a mock serves an honest client during attacks of hostile clients: `npm run bench:hostile`. `--quick`
 * makes a short run without writing RESULTS.md. `--requests` sets the number of malformed requests for each profile.
 */
import { parseArgs } from 'node:util';
import { profiles } from '../specs/profiles.ts';
import { hangUp, sayNothing, speakSlowly } from './hostile/connections.ts';
import { sendMalformed, sendOversized } from './hostile/malformed.ts';
import { type Measured, measureAttacks } from './hostile/measure.ts';
import { toTable, writeSection } from './results.ts';
import { median, toWhole } from './statistics.ts';
import { toVerdict } from './verdict.ts';

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false }, requests: { type: 'string' } } });
const isQuick = values.quick;
const requests = Number(values.requests ?? (isQuick ? 2000 : 100_000));
// A little longer than the timeouts of the mock, so that it has closed all connections by then.
const seconds = 28;
const seed = 20261121;

/** Initialises lazily created parts: validators, the thread that generates responses, the journal. */
const warmUp = sendMalformed(Math.min(requests, 5000), seed + 1);

const measured: Measured[] = [];
for (const profile of profiles) {
  const attacks = [warmUp, sendMalformed(requests, seed)];
  if (profile === 'documented') {
    attacks.push(
      sendOversized(isQuick ? 1 : 20),
      hangUp(isQuick ? 300 : 5000),
      speakSlowly(isQuick ? 100 : 1000, seconds),
      sayNothing(isQuick ? 500 : 10_000, seconds),
    );
  }
  const [, ...named] = await measureAttacks(attacks, profile);
  measured.push(...named.map((each) => ({ ...each, name: `${each.name}, ${profile}` })));
}

const toMegabytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(0);
const rows = measured.map(({ name, count, wrong, after, before, waits, failed }) => [
  name,
  toWhole(count),
  wrong.length,
  after.stall.toFixed(0),
  `${median(waits).toFixed(0)} / ${Math.max(...waits).toFixed(0)}`,
  failed,
  `${toMegabytes(before.heap)} → ${toMegabytes(after.heap)}`,
  `${before.held} → ${after.held}`,
]);
const head = [
  '',
  'requests or connections',
  'wrong responses',
  'longest stall, ms',
  'honest client, median / worst ms',
  'of them failed',
  'heap, MB',
  'handles',
];
const notes = measured.flatMap(({ name, note }) => (note === undefined ? [] : [`- ${name}: ${note}.`]));
const wrong = measured.flatMap((each) => each.wrong);
for (const line of wrong.slice(0, 20)) process.stderr.write(`${line}\n`);
const stall = Math.max(...measured.map(({ after }) => after.stall));
const growth = Math.max(...measured.map(({ before, after }) => after.heap - before.heap)) / 1024 / 1024;
await writeSection(
  'Hostile clients',
  'npm run bench:hostile',
  [
    `A mock with the default history in a separate process. Malformed requests are generated with the seed ${seed}, after 5,000 others. A stall is`,
    "time for which the mock's event loop stood still while it used a processor.",
    '',
    ...toTable([head, ...rows]),
    '',
    ...notes,
    '',
    'Targets:',
    '',
    toVerdict('no wrong response', wrong.length, wrong.length === 0, '% of them'),
    toVerdict('no stall > 200 ms', stall, stall <= 200, 'longest % ms'),
    toVerdict('memory returns to its initial value (within 10 MB)', growth, growth <= 10, '% MB more'),
  ],
  { keep: !isQuick },
);
