/**
 * Measures the built chatpact (dist/): from the command to the first response or to the help, and from `import` to a
 * mock, compared with an empty Node.js program. `npm run bench:start`
 */
import { execFile, spawn } from 'node:child_process';
import { get } from 'node:http';
import { promisify } from 'node:util';
import { inBench } from './peers/peer.ts';
import { toTable, writeSection } from './results.ts';
import { median, toSpread } from './statistics.ts';
import { toVerdict } from './verdict.ts';

const rounds = 10;
const main = inBench('../dist/cli/main.js');
const report = '/api/v2/accounts/1/summary_reports/channel?since=1767139200&until=1769731200';

/** Milliseconds until a command exits. */
function timeCommand(...args: string[]): Promise<number> {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: 'ignore' });
    child.once('exit', (code) =>
      code === 0 ? resolve(performance.now() - started) : reject(new Error(`${args.join(' ')} ended with ${code}.`)),
    );
  });
}

/** Milliseconds until the mock has returned a report. */
async function timeMock(...flags: string[]): Promise<number> {
  const started = performance.now();
  const child = spawn(process.execPath, [main, 'mock', '--port', '0', ...flags], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    // The banner shows a working request.
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

interface LibraryStart {
  import: number;
  first: number;
  second: number;
  memory: number;
}

/** Runs in a separate process: milliseconds and MB. */
async function timeLibrary(): Promise<LibraryStart> {
  const { stdout } = await promisify(execFile)(process.execPath, [inBench('library-start.mjs')]);
  return JSON.parse(stdout) as LibraryStart;
}

interface Row {
  name: string;
  all: number[];
  /** Upper limit of the median. */
  target?: number;
}

const createRow = (name: string, target?: number): Row => ({ name, target, all: [] });
const floor = createRow('`node -e 0`');
const otherSeed = createRow('`chatpact mock --seed 2`, first answer');
const whole = createRow('`chatpact mock`, first answer', 350);
const commands: [row: Row, time: () => Promise<number>][] = [
  [floor, () => timeCommand('-e', '0')],
  [createRow('`chatpact --help`'), () => timeCommand(main, '--help')],
  [createRow('`chatpact check --help`', 150), () => timeCommand(main, 'check', '--help')],
  [otherSeed, () => timeMock('--seed', '2')],
  [whole, () => timeMock()],
];
const library: Record<keyof LibraryStart, Row> = {
  import: createRow("`import 'chatpact'`", 150),
  first: createRow('`createMock()`', 150),
  second: createRow('`createMock()`, the second in a process', 20),
  memory: createRow('resident memory with one mock, MB', 100),
};

// The first run fills the file system cache.
for (let round = -1; round < rounds; round++) {
  const keep = ({ all }: Row, figure: number) => round >= 0 && all.push(figure);
  for (const [row, time] of commands) keep(row, await time());
  const started = await timeLibrary();
  for (const [name, row] of Object.entries(library)) keep(row, started[name as keyof LibraryStart]);
}

const measured = [...commands.map(([row]) => row), ...Object.values(library)];
const rows = measured.map(({ name, all }) => [name, toSpread(all, (figure) => figure.toFixed(0))]);
const verdicts = measured.flatMap(({ name, target, all }) => {
  const unit = name.endsWith('MB') ? 'MB' : 'ms';
  const title = name.replace(/, MB$/, '');
  return target === undefined
    ? []
    : [toVerdict(`${title} ≤ ${target} ${unit}`, median(all), median(all) <= target, `% ${unit}`)];
});
const [ofNode, ofSeed, ofAll] = [floor, otherSeed, whole].map(({ all }) => median(all)) as [number, number, number];
const why =
  `Of the ${ofAll.toFixed(0)} ms to the first answer, ${ofNode.toFixed(0)} ms are Node's own. A history that is not in the package, ` +
  `for example of another seed, is generated first: ${(ofSeed - ofAll).toFixed(0)} ms more.`;
await writeSection('Start', 'npm run bench:start', [
  `${rounds} alternating runs, each in a separate process; medians (least–most).`,
  '',
  ...toTable([['', 'ms'], ...rows]),
  '',
  'Targets, for an idle machine:',
  '',
  ...verdicts,
  '',
  why,
]);
