import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import type { InstalledNode } from './install-node.ts';

/** How the tests went on one version of Node. */
export interface Outcome {
  version: string;
  /** Test files that ran, or that could not. */
  files: number;
  passed: number;
  failed: number;
  skipped: number;
  seconds: number;
  /** What failed and why: tests, files that could not be run; or why there is no report. */
  problems: string[];
}

/** Where nothing ran, nothing was shown. */
export function isGreen({ passed, problems }: Outcome): boolean {
  return passed > 0 && problems.length === 0;
}

/** Of Vitest's JSON report: what is read here. */
interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: { status: string; fullName: string; failureMessages?: string[] }[];
  }[];
}

export interface RunOptions {
  filters: readonly string[];
  /** Folder of the tests and their configuration. Default: this project. */
  root?: string;
  /** Variables besides those of this process. */
  env?: Readonly<Record<string, string>>;
}

/** Runs Vitest on a Node, which is the one that programs started by name find, too. */
export function runTests(
  { version, folder }: InstalledNode,
  { filters, root = process.cwd(), env }: RunOptions,
): Outcome {
  const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');
  const results = mkdtempSync(join(tmpdir(), 'chatpact-matrix-results-'));
  const file = join(results, 'report.json');
  const began = performance.now();
  try {
    const words = [vitest, 'run', ...filters, '--root', root, '--reporter=json', `--outputFile=${file}`];
    const { stderr } = spawnSync(join(folder, 'node'), words, {
      cwd: root,
      env: { ...process.env, ...env, PATH: `${folder}${delimiter}${process.env.PATH}` },
      encoding: 'utf8',
      stdio: ['ignore', 'ignore', 'pipe'],
      maxBuffer: Number.POSITIVE_INFINITY,
    });
    const seconds = (performance.now() - began) / 1000;
    if (existsSync(file)) return { version, seconds, ...readReport(JSON.parse(readFileSync(file, 'utf8'))) };
    const problems = [`There is no report. ${stderr.trim().slice(-2000)}`];
    return { version, seconds, files: 0, passed: 0, failed: 0, skipped: 0, problems };
  } finally {
    rmSync(results, { recursive: true, force: true });
  }
}

function readReport(report: VitestReport): Omit<Outcome, 'version' | 'seconds'> {
  const problems = report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults
      .filter((each) => each.status === 'failed')
      .map(({ fullName, failureMessages = [] }) => `${fullName}: ${failureMessages.join('\n').slice(0, 2000)}`);
    // A file that can't be loaded, or whose hooks fail, fails without a test that does.
    return status === 'failed' && failed.length === 0 ? [`${name}: ${message}`] : failed;
  });
  const { numPassedTests: passed, numFailedTests: failed, numPendingTests: skipped } = report;
  return { files: report.testResults.length, passed, failed, skipped, problems };
}
