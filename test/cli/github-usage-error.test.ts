import { readFileSync, rmSync } from 'node:fs';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { workInFolder } from './folder.ts';
import { runCli } from './run-cli.ts';

const folder = workInFolder();
afterEach(() => vi.unstubAllEnvs());

const inActions = () => {
  const summary = folder.write('summary.md', '');
  vi.stubEnv('GITHUB_ACTIONS', 'true');
  vi.stubEnv('GITHUB_STEP_SUMMARY', summary);
  return { summary: () => readFileSync(summary, 'utf8'), remove: () => rmSync(summary) };
};

describe('A usage error (exit code 2)', () => {
  test.each([
    [['check', 'nowhere'], '[UNKNOWN_TARGET]'],
    [['check', '--no-such-flag'], "unknown option '--no-such-flag'"],
    [['check', '--timeout=soon', 'https://desk.example'], '--timeout'],
    [['report', 'merge', 'nothing.json'], '[UNREADABLE_FILE]'],
    [['score'], '[MISSING_TARGET]'],
  ])('of %j is shown as an annotation and a job summary in GitHub Actions', async (words, reason) => {
    const { summary } = inActions();
    const { exitCode, stderr, stdout } = await runCli(...words);
    expect(exitCode).toBe(2);
    expect(stdout).toBe('');
    const annotations = stderr.split('\n').filter((line) => line.startsWith('::'));
    expect(annotations).toHaveLength(1);
    expect(annotations[0]).toMatch(/^::error title=chatpact \w+ did not run::/);
    expect(annotations[0]).toContain(reason);
    expect(summary()).toMatch(/^## ❔ chatpact \w+ did not run\.\n\n.+\n\nExit code 2\.\n$/);
  });

  test('of one of several targets is shown too', async () => {
    const { summary } = inActions();
    folder.write(
      'chatpact.config.yaml',
      'targets:\n  a: { url: "http://127.0.0.1:9", vendor: chatwoot }\n  b: { url: "http://127.0.0.1:9", vendor: chatwoot }\n',
    );
    const { exitCode, stderr } = await runCli('check', '--all');
    expect(exitCode).toBe(2);
    expect(stderr.match(/^::error /gm)).toHaveLength(2);
    expect(summary().match(/^## /gm)).toHaveLength(2);
  });

  test.each([['--report=github'], ['--report', 'github']])(
    'is shown for %s outside GitHub Actions',
    async (...words) => {
      vi.stubEnv('GITHUB_ACTIONS', '');
      expect((await runCli('check', ...words)).stderr).toContain('::error title=chatpact check did not run::');
    },
  );

  test('is not shown without the report, and not for a command without reports', async () => {
    vi.stubEnv('GITHUB_ACTIONS', '');
    expect((await runCli('check')).stderr).not.toContain('::');
    inActions();
    expect((await runCli('mock', '--no-such-flag')).stderr).not.toContain('::');
    expect((await runCli('check', '--help')).stderr).toBe('');
  });

  test('is shown as an annotation if the job summary cannot be written', async () => {
    const { remove } = inActions();
    remove();
    vi.stubEnv('GITHUB_STEP_SUMMARY', folder.path);
    const { exitCode, stderr } = await runCli('check');
    expect(exitCode).toBe(2);
    expect(stderr.match(/^::/gm)).toHaveLength(1);
  });
});
