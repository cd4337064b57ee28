import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import type { InstalledNode } from './install-node.ts';

/** The result of the tests on one version of Node.js. */
export interface Outcome {
  version: string;
  /** Number of test files, including those that could not run. */
  files: number;
  passed: number;
  failed: number;
  skipped: number;
  seconds: number;
  /** Failed tests and files with the reason, or why no report was written. */
  problems: string[];
}

/** Whether all tests passed. A run without any passed test does not count. */
export function isGreen({ passed, problems }: Outcome): boolean {
  return passed > 0 && problems.length === 0;
}

/** The parts of Vitest's JSON report that are used here. */
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
  /** The folder of the tests and their configuration. Default: this project. */
  root?: string;
  /** Environment variables in addition to those of this process. */
  env?: Readonly<Record<string, string>>;
}

/** Runs Vitest on a version of Node.js. Programs that tests start as `node` use the same version. */
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
    const problems = [`Vitest wrote no report. ${stderr.trim().slice(-2000)}`];
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
    // A file that cannot be loaded, or whose hooks fail, has no failed test.
    return status === 'failed' && failed.length === 0 ? [`${name}: ${message}`] : failed;
  });
  const { numPassedTests: passed, numFailedTests: failed, numPendingTests: skipped } = report;
  return { files: report.testResults.length, passed, failed, skipped, problems };
}
