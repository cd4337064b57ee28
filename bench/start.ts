/**
 * How long chatpact takes from the command to its first answer, or to its help, beside a Node that does nothing:
 * `npm run bench:start`. What is timed is what is shipped: dist/.
 */
import { spawn } from 'node:child_process';
import { get } from 'node:http';
import { inBench } from './peers/peer.ts';
import { toTable, writeSection } from './results.ts';
import { median, toSpread } from './statistics.ts';
import { toVerdict } from './verdict.ts';

const rounds = 15;
const main = inBench('../dist/cli/main.js');
const report = '/api/v2/accounts/1/summary_reports/channel?since=1767139200&until=1769731200';

/** Milliseconds until a command has ended. */
function timeCommand(...args: string[]): Promise<number> {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: 'ignore' });
    child.once('exit', (code) =>
      code === 0 ? resolve(performance.now() - started) : reject(new Error(`${args.join(' ')} ended with ${code}.`)),
    );
  });
}

/** Milliseconds until the mock has answered a report. */
async function timeMock(...flags: string[]): Promise<number> {
  const started = performance.now();
  const child = spawn(process.execPath, [main, 'mock', '--port', '0', ...flags], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    // Its banner tells a request that works.
    let said = '';
    for await (const chunk of child.stdout) {
      said += chunk;
      if (said.includes('Ctrl+C')) break;
    }
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
    const token = /api_access_token: (\w+)/.exec(said)?.[1];
    const status = await new Promise((resolve, reject) => {
      const headers = { api_access_token: token };
      get(`${url}${report}`, { headers }, (answer) => {
        answer.resume().once('end', () => resolve(answer.statusCode));
      }).once('error', reject);
    });
    if (status !== 200) throw new Error(`The first answer was ${status}.`);
    return performance.now() - started;
  } finally {
    child.kill('SIGKILL');
  }
}

const commands: [name: string, time: () => Promise<number>, target?: number][] = [
  ['`node -e 0`', () => timeCommand('-e', '0')],
  ['`chatpact --help`', () => timeCommand(main, '--help')],
  ['`chatpact check --help`', () => timeCommand(main, 'check', '--help'), 150],
  ['`chatpact mock --scale 0`, first answer', () => timeMock('--scale', '0')],
  ['`chatpact mock`, first answer', () => timeMock(), 400],
];

const measured = commands.map(([name, time, target]) => ({ name, time, target, all: [] as number[] }));
// The first run fills the cache of files.
for (let round = -1; round < rounds; round++) {
  for (const { time, all } of measured) {
    const duration = await time();
    if (round >= 0) all.push(duration);
  }
}

const rows = measured.map(({ name, all }) => [name, toSpread(all, (ms) => ms.toFixed(0))]);
const verdicts = measured.flatMap(({ name, target, all }) =>
  target === undefined ? [] : [toVerdict(`${name} < ${target} ms`, median(all), median(all) < target, '% ms')],
);
const [floor = 0, , , withoutHistory = 0, whole = 0] = measured.map(({ all }) => median(all));
const share = (ms: number) => `${ms.toFixed(0)} ms`;
const why =
  `Of the ${share(whole)} to the first answer, ${share(floor)} are Node's own, ${share(withoutHistory - floor)} loading packages and contracts, ` +
  `${share(whole - withoutHistory)} telling the history of half a year and counting it.`;
const intro = `${rounds} runs in turn, the whole process; medians (least–most).`;
await writeSection('Start', 'npm run bench:start', [
  intro,
  '',
  ...toTable([['', 'ms'], ...rows]),
  '',
  'Targets:',
  '',
  ...verdicts,
  '',
  why,
]);
