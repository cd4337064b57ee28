import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CheckReport } from '../../contracts/index.ts';
import { programFile } from '../package-under-test.ts';
import { secrets } from './canaries.ts';

export const program = programFile;
const formats = ['json', 'ndjson', 'junit', 'github', 'markdown', 'sarif', 'html'];
// The process prints its own peak when it exits. On Linux, maxRSS starts with the size of the parent process, and the
// figure in /proc does not.
const gauge = `data:text/javascript,${encodeURIComponent(`
  import { existsSync, readFileSync, writeSync } from 'node:fs';
  const status = '/proc/self/status';
  const own = () => /VmHWM:\\s*(\\d+)/.exec(readFileSync(status, 'utf8'))?.[1];
  const peak = () => (existsSync(status) ? own() : process.resourceUsage().maxRSS);
  process.once('exit', () => writeSync(2, 'PEAK=' + peak()));
`)}`;

// Versions of Node.js differ in how much garbage they keep. A small heap limits the measurement to memory in use.
const modest = ['--max-semi-space-size=16', '--max-old-space-size=200'];

export interface Outcome {
  exitCode: number | null;
  stdout: string;
  stderr: string;
  /** Texts of the reports, by format. */
  reports: Record<string, string>;
  report: CheckReport;
  /** Memory of the process at its peak, in MB. */
  peak: number;
  /** Milliseconds from start to end of the process. */
  took: number;
}

export interface Surroundings {
  /** Additional environment variables. */
  env?: Readonly<Record<string, string>>;
  /** Gets the process, to send it signals. */
  onStart?: (child: ChildProcess) => void;
}

/** Runs the built command line against a URL in a separate process, with every report format. */
export async function runCheckProcess(
  url: string,
  flags: readonly string[],
  { env, onStart }: Surroundings = {},
): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'chatpact-hostile-'));
  const reports = formats.flatMap((format) => ['--report', `${format}=${join(folder, format)}`]);
  const words = [...modest, '--import', gauge, program, 'check', url, '--report', 'pretty', ...reports, ...flags];
  const started = performance.now();
  const child = spawn(process.execPath, words, {
    cwd: folder,
    env: { PATH: process.env.PATH, ...secrets, ...env, GITHUB_STEP_SUMMARY: join(folder, 'summary') },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 110_000,
    killSignal: 'SIGKILL',
  });
  onStart?.(child);
  const printed = { stdout: '', stderr: '' };
  child.stdout.on('data', (text) => (printed.stdout += text));
  child.stderr.on('data', (text) => (printed.stderr += text));
  const exitCode = await new Promise<number | null>((resolve) => child.once('close', resolve));
  const took = performance.now() - started;
  const [stderr = '', peak] = printed.stderr.split('PEAK=');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  const read = files.map(({ name, parentPath }) => [name, readFileSync(join(parentPath, name), 'utf8')] as const);
  rmSync(folder, { recursive: true });
  const texts = Object.fromEntries(read);
  const report = JSON.parse(texts.json ?? 'null');
  return { exitCode, stdout: printed.stdout, stderr, reports: texts, report, peak: Number(peak) / 1024, took };
}

/** Every format that writes a file. */
export const written = [...formats, 'summary'].sort();
