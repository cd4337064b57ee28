import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { findPort } from '../../bench/replicas/redis.ts';
import { createMock, type Mock } from '../../mock/server.ts';
import { installPackage } from '../installed.ts';
import { action, installByAction, runAction as runActionBy, type Step } from './action.ts';
import { parseDocuments, read, root } from './files.ts';
import { fillIn, variablesOf } from './gitlab.ts';
import { type HostileCheckout, type Registry, setTraps, startForwardingRegistry, toUserConfig } from './registry.ts';
import { runProgram } from './run-program.ts';

// Runs the unchanged scripts of action.yml and of examples/ci with the packed package, in a checkout that tries to
// make them run other code.

// Some tests install the package.
vi.setConfig({ testTimeout: 240_000 });

const folder = mkdtempSync(join(tmpdir(), 'chatpact-home-'));
let registry: Registry;
let traps: HostileCheckout;
/** The program of the installed package. */
let main: string;
/** The program that the action installed. It runs `main`. */
let program: string;
let offline: string | undefined;
let healthy: Mock;
let broken: Mock;
let env: Record<string, string>;

const operation = 'get-channel-summary-report';
const only = `--only=${operation}/*`;
const baseline = 'known.yaml';

beforeAll(async () => {
  traps = await setTraps(folder);
  const { modules, offline: reason } = await installPackage();
  offline = reason;
  if (offline) return;
  main = join(modules, 'chatpact', 'dist', 'cli', 'main.js');
  registry = await startForwardingRegistry(main);
  env = toUserConfig(registry);
  const installed = await installByAction(folder, env);
  if (installed.code !== 0) throw new Error(installed.stderr);
  program = installed.program;
  healthy = await createMock({ scale: 0.1 });
  broken = await createMock({ scale: 0.1 });
  await broken.injectFault({ effect: { type: 'status', status: 500 }, operation });
  env = { ...env, ...healthy.credentials };
  const finding = { fingerprint: `status|${operation}||server-error`, since: '2026-11-21', reason: 'Ticket 4711.' };
  writeFileSync(
    join(folder, baseline),
    JSON.stringify({ format: 'chatpact.baseline/1', vendor: 'chatwoot', findings: [finding] }),
  );
}, 480_000);
afterAll(async () => {
  await registry?.close();
  await traps?.close();
  await healthy?.close();
  await broken?.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(({ skip }) => {
  if (offline) skip(offline);
  if (process.platform === 'win32') skip('the scripts are for POSIX shells');
});

afterEach(() => expect(traps.sprung()).toEqual([]));

/** Runs the action in the checkout. */
const runAction = (inputs: Record<string, string>) => runActionBy(inputs, folder, env, program);

describe('the GitHub Action', () => {
  test('passes a healthy server, and outputs the counts', async () => {
    const inputs = { target: healthy.url, vendor: 'chatwoot', arguments: `${only}\n--workers=2` };
    const { code, outputs, summary } = await runAction(inputs);
    expect(code).toBe(0);
    expect(outputs).toMatchObject({ 'exit-code': '0', violations: '0', warnings: '0', inconclusive: '0' });
    expect(Number(outputs.cases)).toBeGreaterThan(3);
    expect(Object.keys(outputs).sort()).toEqual(Object.keys(action.outputs).sort());
    expect(summary).toContain('chatwoot');
  });

  test('fails a faulty server with annotations, unless the baseline accepts the violations', async () => {
    const inputs = { target: broken.url, vendor: 'chatwoot', arguments: only };
    const failed = await runAction(inputs);
    expect(failed).toMatchObject({ code: 1, outputs: { 'exit-code': '1', violations: '1' } });
    expect(failed.stdout).toMatch(new RegExp(`^::error .*title=${operation}`, 'm'));
    const excused = await runAction({ ...inputs, baseline });
    expect(excused).toMatchObject({ code: 0, outputs: { 'exit-code': '0', violations: '1' } });
  });

  test('checks every target of a configuration, adds up the counts, and writes the reports', async () => {
    const target = { url: healthy.url, vendor: 'chatwoot', only: [`${operation}/*`] };
    writeFileSync(join(folder, 'two.json'), JSON.stringify({ targets: { one: target, two: target } }));
    const inputs = {
      config: 'two.json',
      reports: 'junit=out/{target}.xml\nsarif=out/{target}.sarif\n',
      strict: 'false',
    };
    const one = await runAction({ ...inputs, target: 'one' });
    const both = await runAction(inputs);
    expect(Number(one.outputs.cases)).toBeGreaterThan(3);
    expect(both).toMatchObject({ code: 0, outputs: { cases: String(2 * Number(one.outputs.cases)) } });
    expect(readdirSync(join(folder, 'out')).sort()).toEqual(['one.sarif', 'one.xml', 'two.sarif', 'two.xml']);
  });

  test('fails a server with known deviations under strict rules', async () => {
    const observed = await createMock({ scale: 0.1, profile: 'observed' });
    onTestFinished(() => observed.close());
    const inputs = { target: observed.url, vendor: 'chatwoot', arguments: '--only=list-all-conversation-statistics/*' };
    expect(await runAction(inputs)).toMatchObject({ code: 0 });
    const strict = await runAction({ ...inputs, strict: 'true' });
    expect(strict.code).toBe(1);
    expect(Number(strict.outputs['known-deviations'])).toBeGreaterThan(0);
    expect(await runAction({ ...inputs, strict: 'very' })).toMatchObject({ code: 2, outputs: {} });
  });

  test.each<[input: string]>([
    ['target'],
    ['vendor'],
    ['config'],
    ['baseline'],
    ['strict'],
    ['reports'],
    ['arguments'],
  ])('rejects a shell command in the input %s as an invalid value', async (input) => {
    const given = { target: 'http://127.0.0.1:9', vendor: 'chatwoot', arguments: '--retries=0' };
    const commands = ['$(touch pwned)', '`touch pwned`', '"; touch pwned; "', "'; touch pwned; '"];
    const runs = await Promise.all(commands.map((words) => runAction({ ...given, [input]: words })));
    // A report file may have any name.
    expect(runs.map(({ code }) => code)).toEqual([2, 2, 2, 2]);
    expect(existsSync(join(folder, 'pwned'))).toBe(false);
  });

  test('does not read a target as a flag', async () => {
    const { code, stderr } = await runAction({ target: '--allow-writes', vendor: 'chatwoot' });
    expect(code).toBe(2);
    expect(stderr).toContain('Expected an http or https URL');
  });
});

describe('the example for GitHub', () => {
  const { jobs } = parseDocuments(read('examples/ci/github.yml'))[0];

  test('starts a mock that answers a frontend', async () => {
    const port = await findPort();
    const url = `http://127.0.0.1:${port}`;
    const find = (wanted: string): Step => jobs.frontend.steps.find(({ name }: { name?: string }) => name === wanted);
    const toWords = (name: string) => ['bash', '-e', '-c', find(name).run ?? ''];
    const temp = mkdtempSync(join(tmpdir(), 'chatpact-runner-'));
    onTestFinished(() => rmSync(temp, { recursive: true, force: true }));
    expect(find('Install chatpact')).toMatchObject({ 'working-directory': `\${{ runner.temp }}` });
    expect((await runProgram(toWords('Install chatpact'), { cwd: temp, env })).code).toBe(0);
    const words = toWords('Start the mock');
    expect(Object.keys(jobs.frontend.env)).toEqual(['CHATPACT_PORT', 'CHAT_URL']);
    const given = { ...process.env, ...env, CHATPACT_PORT: String(port), CHAT_URL: url, RUNNER_TEMP: temp };
    const child = spawn(words[0] ?? '', words.slice(1), { cwd: folder, env: given, detached: true, stdio: 'ignore' });
    onTestFinished(() => void process.kill(-(child.pid ?? 0)));
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect(await (await fetch(url)).json()).toMatchObject({ name: 'chatpact' });
  });

  test('passes existing inputs to the action', async () => {
    const { with: inputs } = jobs.staging.steps.find(({ id }: Step) => id === 'contract');
    const given = { ...inputs, target: broken.url, arguments: `${inputs.arguments}\n${only}` };
    expect(await runAction(given)).toMatchObject({ code: 0, outputs: { violations: '1' } });
    expect(existsSync(join(folder, 'chatpact.html'))).toBe(true);
  });
});

test('the GitLab job writes its reports where GitLab expects them, and exits like the check', async () => {
  writeFileSync(join(folder, 'narrow.json'), JSON.stringify({ defaults: { only: [`${operation}/*`] } }));
  const inputs = { target: broken.url, vendor: 'chatwoot', config: 'narrow.json' };
  const run = (given: Record<string, string | boolean>) => {
    const job = fillIn({ ...inputs, ...given });
    expect([job.artifacts.reports.junit, job.artifacts.paths]).toEqual(['chatpact-*.xml', ['chatpact-*.html']]);
    return runProgram(['sh', '-e', '-c', job.script.join('\n')], { cwd: folder, env: { ...env, ...variablesOf(job) } });
  };
  expect((await run({})).code).toBe(1);
  expect(readFileSync(join(folder, 'chatpact-chatwoot.xml'), 'utf8')).toContain('<failure');
  expect(existsSync(join(folder, 'chatpact-chatwoot.html'))).toBe(true);
  expect((await run({ baseline })).code).toBe(0);
  expect((await run({ baseline: 'nowhere.yaml', strict: true })).code).toBe(2);
});

describe('examples/ci/pipeline.sh', () => {
  const run = async (given: Record<string, string>, ...words: string[]) => {
    const port = String(await findPort());
    const place = { cwd: folder, env: { ...env, CHATPACT_PORT: port, ...given } };
    const ran = await runProgram(['sh', join(root, 'examples/ci/pipeline.sh'), ...words], place);
    // The mock exits with the script.
    await expect(fetch(`http://127.0.0.1:${port}`)).rejects.toThrow();
    return ran;
  };
  const ask = "fetch(process.env.CHAT_URL).then(({ ok }) => console.log('asked', ok))";

  test('runs the tests against a mock, then checks staging, and writes reports', async () => {
    const { code, stdout } = await run({ STAGING_URL: broken.url }, process.execPath, '-e', ask);
    expect(stdout).toContain('asked true');
    expect(code).toBe(1);
    expect(readFileSync(join(folder, 'reports/chatpact.xml'), 'utf8')).toContain('<failure');
    expect(existsSync(join(folder, 'reports/chatpact.html'))).toBe(true);
  });

  test('exits like failed tests, without a check', async () => {
    const { code, stdout } = await run({}, process.execPath, '-e', 'process.exit(7)');
    expect([code, stdout]).toEqual([7, '']);
  });
});

describe('a malicious checkout with an .npmrc and a node_modules folder', () => {
  const { version } = JSON.parse(read('package.json'));

  /** A checkout in addition to the shared one. */
  async function makeCheckout() {
    const checkout = mkdtempSync(join(tmpdir(), 'chatpact-checkout-'));
    const own = await setTraps(checkout);
    onTestFinished(async () => {
      await own.close();
      rmSync(checkout, { recursive: true, force: true });
    });
    return { checkout, sprung: own.sprung };
  }

  test.each(['node_modules', 'registry'])(
    'makes npx inside of it run its code, by its %s (test of this test)',
    async (trap) => {
      const { checkout, sprung } = await makeCheckout();
      if (trap === 'registry') rmSync(join(checkout, 'node_modules'), { recursive: true });
      // npx caches packages by name and version. With the user's cache, it could run the real package here, and the
      // malicious one in later runs.
      const cache = mkdtempSync(join(tmpdir(), 'chatpact-npx-'));
      onTestFinished(() => rmSync(cache, { recursive: true, force: true }));
      const place = { cwd: checkout, env: { ...env, npm_config_cache: cache } };
      await runProgram(['npx', '--yes', `chatpact@${version}`, '--version'], place);
      expect(sprung()).toContain(trap);
    },
  );

  test('does not change what the action installs', async () => {
    const { code, program: own } = await installByAction(folder, env);
    // One run is enough: npm caches the package.
    expect([code, registry.asked]).toEqual([0, expect.arrayContaining(['/chatpact', '/chatpact.tgz'])]);
    expect((await runProgram([own, '--version'])).stdout.trim()).toBe(version);
  });

  test('does not override the registry and the version that the user sets', async () => {
    const other = await startForwardingRegistry(main);
    onTestFinished(() => other.close());
    const { code } = await installByAction(folder, env, { registry: other.url });
    expect([code, other.asked]).toEqual([0, expect.arrayContaining(['/chatpact', '/chatpact.tgz'])]);
    const none = await installByAction(folder, env, { version: '0.0.0-none' });
    expect([none.code, none.stderr, none.program]).toEqual([1, expect.stringContaining('0.0.0-none'), '']);
  });

  interface Written {
    jobs?: { check: { steps: Step[] } };
    chatpact?: { script: string[] };
  }

  test.each<[ci: string, file: string, report: string, toScript: (written: Written) => string | undefined]>([
    ['github', '.github/workflows/chatpact.yml', 'summary.md', ({ jobs }) => jobs?.check.steps.at(-1)?.run],
    ['gitlab', '.gitlab-ci.yml', 'chatpact-chatwoot.xml', ({ chatpact }) => chatpact?.script.join('\n')],
  ])('does not affect a job for %s that chatpact init writes', async (ci, file, report, toScript) => {
    const { checkout, sprung } = await makeCheckout();
    const summary = { GITHUB_STEP_SUMMARY: join(checkout, 'summary.md') };
    const place = { cwd: checkout, env: { ...env, ...summary, CHATPACT_CREDENTIALS: '.env.example' } };
    const words = ['init', '--yes', '--vendor', 'chatwoot', '--url', healthy.url, '--ci', ci];
    expect((await runProgram([program, ...words], place)).code).toBe(0);
    const script = toScript(parseDocuments(readFileSync(join(checkout, file), 'utf8'))[0]);
    const { code } = await runProgram(['sh', '-e', '-c', script ?? 'exit 9'], place);
    expect([code, sprung()]).toEqual([0, []]);
    expect(readFileSync(join(checkout, report), 'utf8')).toContain('chatwoot');
  });
});
