import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Installed, installInto, packPackage } from './installed.ts';

// Uses the published package as a new user does: installs it in an empty folder, runs it, imports it and compiles against it.

const folder = mkdtempSync(join(tmpdir(), 'chatpact-package-'));
const run = promisify(execFile);
const binary = join(folder, 'node_modules', 'chatpact', 'dist', 'cli', 'main.js');
let mock: ChildProcess | undefined;
let installed: Installed;
/** Paths of the files that npm would publish. */
let paths: readonly string[];

beforeAll(async () => {
  installed = await installInto(folder);
  ({ paths } = await packPackage());
}, 240_000);

afterAll(() => {
  mock?.kill();
  rmSync(folder, { recursive: true, force: true });
});

test('checks the installed mock with the installed command', async ({ skip }) => {
  if (installed.offline) skip(installed.offline);
  const npx = process.platform === 'win32' ? 'npx.cmd' : 'npx';
  mock = spawn(process.execPath, [binary, 'mock', '--port', '0'], { cwd: folder });
  const url = await new Promise<string>((found) => {
    mock?.stdout?.on('data', (chunk) => {
      const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(String(chunk)) ?? [];
      if (address) found(address);
    });
  });
  const credentials = await (await fetch(`${url}/__admin/credentials`)).text();
  writeFileSync(join(folder, 'mock.env'), credentials);

  for (const vendor of ['chatwoot', 'rocketchat']) {
    const flags = ['check', url, '--vendor', vendor, '--credentials', 'mock.env', '--report', 'json'];
    const { stdout } = await run(npx, ['--no-install', 'chatpact', ...flags], { cwd: folder, maxBuffer: 1e8 });
    const report = JSON.parse(stdout);
    expect(report.summary.violations).toBe(0);
    expect(report.summary.verdicts.pass).toBeGreaterThan(10);
  }

  const gone = new Promise((ended) => mock?.once('exit', ended));
  mock.kill('SIGTERM');
  // Windows has no signals.
  if (process.platform !== 'win32') expect(await gone).toBe(0);
});

test('exports the library with types that compile', async ({ skip }) => {
  if (installed.offline) skip(installed.offline);
  const program = `
    import { checkContract, createMock, UsageError, type CheckReport, type Mock } from 'chatpact';
    import * as browser from 'chatpact/browser';
    const mock: Mock = await createMock({ scale: 0.1 });
    const report: CheckReport = await checkContract({ url: mock.url, vendor: 'chatwoot', credentials: mock.credentials });
    await mock.close();
    const error: unknown = await createMock({ now: 'no time' }).catch((reason: unknown) => reason);
    const inPage: browser.Mock = await browser.createMock({ scale: 0 } satisfies browser.BrowserMockOptions);
    const { status } = await inPage.handle(new Request('https://chat.example/api'));
    process.stdout.write(JSON.stringify([report.exitCode, error instanceof UsageError && error.code, status]));
  `;
  writeFileSync(join(folder, 'use.ts'), program);
  const settings = {
    compilerOptions: {
      strict: true,
      module: 'NodeNext',
      target: 'ES2023',
      skipLibCheck: false,
      types: ['node'],
      typeRoots: [resolve('node_modules/@types')],
    },
    files: ['use.ts'],
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(settings));
  await run(process.execPath, [resolve('node_modules/typescript/bin/tsc'), '-p', folder]).catch((error) => {
    throw new Error(String(error.stdout));
  });
  const { stdout } = await run(process.execPath, [join(folder, 'use.js')]);
  expect(stdout).toBe('[0,"INVALID_TIME",200]');
});

test('packs only the needed files', () => {
  expect(paths).toContain('dist/specs/chatwoot/observed.overlay.yaml');
  expect(paths).toContain('dist/cli/config/config.schema.json');
  expect(paths).toContain('dist/contracts/suppressions/baseline/baseline.schema.json');
  expect(paths).toContain('LICENSE');
  expect(paths.filter((path) => path.startsWith('dist/mock/browser/'))).toEqual(
    ['index.d.ts', 'index.js', 'third-party.txt'].map((name) => `dist/mock/browser/${name}`),
  );
  const folders = new Set(paths.flatMap((path) => (path.includes('/') ? [path.split('/')[0]] : [])));
  expect([...folders].sort()).toEqual(['bench', 'decisions', 'dist', 'docs', 'examples']);
  const loose = paths.filter((path) => !path.includes('/') && !path.endsWith('.md'));
  expect(loose.sort()).toEqual(['LICENSE', 'package.json']);
});

/** Lists the files that entries import, directly and indirectly. */
function listReached(entries: readonly string[]): Set<string> {
  const reached = new Set<string>();
  const visit = (path: string) => {
    // Bundled packages have comments and texts that look like imports of missing files.
    if (reached.has(path) || !existsSync(path)) return;
    reached.add(path);
    const text = readFileSync(path, 'utf8');
    const imports = /^(?:import|export)\b[^'"]*["'](\.[^"']+)["']|\bimport\(["'](\.[^"']+)["']\)/gm;
    for (const [, still, moving] of text.matchAll(imports)) {
      const name = still ?? moving ?? '';
      const target = join(dirname(path), name);
      visit(path.endsWith('.d.ts') ? target.replace(/(\.d)?(\.[jt]s)?$/, '.d.ts') : target);
    }
  };
  for (const entry of entries) visit(entry);
  return reached;
}

test('packs no unused code and types', () => {
  const { exports, bin } = JSON.parse(readFileSync('package.json', 'utf8'));
  const values = Object.values<Record<string, string> | string>({ ...exports, bin });
  const named = values.flatMap((each) => (typeof each === 'string' ? [each] : Object.values(each)));
  const byPath = ['mock/prefer/prism-worker.js', 'contracts/reporters/html/browser.js'].map((path) => `dist/${path}`);
  const entries = [...named.map((path) => join(path)).filter((path) => /\.[jt]s$/.test(path)), ...byPath];
  const reached = listReached(entries);
  const code = paths.filter((path) => /^dist\/.*\.[jt]s$/.test(path) && !path.startsWith('dist/mock/console/'));
  expect(code.length).toBeGreaterThan(50);
  expect(code.filter((path) => !reached.has(path))).toEqual([]);
});

test('packs the targets of all links and pictures in its pages', () => {
  const isThere = (target: string) => paths.some((path) => path === target || path.startsWith(`${target}/`));
  const pages = paths.filter((path) => path.endsWith('.md'));
  expect(pages).toEqual(expect.arrayContaining(['README.md', 'docs/tutorial.md']));
  const broken = pages.flatMap((page) =>
    [...readFileSync(page, 'utf8').matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)]
      .map(([, link = '']) => join(dirname(page), link).replace(/\/$/, ''))
      .filter((target) => !isThere(target))
      .map((target) => `${page} -> ${target}`),
  );
  expect(broken).toEqual([]);
});

test('npm prints no warning when the package is installed', ({ skip }) => {
  if (installed.stderr === undefined) skip(installed.offline ?? 'the package was installed before');
  expect(installed.stderr).toBe('');
});
