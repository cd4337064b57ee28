import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { readConfig } from '../../cli/config/index.ts';
import { referenceCredentials } from '../contracts/check-reference-server.ts';
import { type Days, messagesSent, rewrite } from '../faulty/fault.ts';
import { writeReferenceDocument } from '../faulty/reference-document.ts';
import { startReferenceServer } from '../faulty/reference-server.ts';
import { workInFolder } from './folder.ts';
import { runCli } from './run-cli.ts';

let referenceServer: Awaited<ReturnType<typeof startReferenceServer>>;
const folder = workInFolder(referenceCredentials);
let document: string;
beforeAll(async () => {
  document = await writeReferenceDocument('rocketchat');
  referenceServer = await startReferenceServer(rewrite<Days>(messagesSent, (body) => ({ ...body, success: 'true' })));
});
afterAll(() => referenceServer.close());

const check = (...flags: string[]) =>
  runCli(
    'check',
    referenceServer.url,
    '--vendor',
    'rocketchat',
    '--spec',
    document,
    '--report',
    'json=out.json',
    ...flags,
  );
const read = (name: string) => readFileSync(join(folder.path, name), 'utf8');

describe('chatpact check --baseline', () => {
  test('passes with the findings that --baseline-update wrote', async () => {
    expect((await check()).exitCode).toBe(1);
    const written = await check('--baseline', 'known/mine.yaml', '--baseline-update');
    expect(written).toMatchObject({
      exitCode: 0,
      stderr: 'chatpact: known/mine.yaml has 1 entry, 1 new, 0 dropped.\n',
    });
    const before = read('known/mine.yaml');
    const after = await check('--baseline', 'known/mine.yaml');
    expect(after).toMatchObject({ exitCode: 0, stderr: '' });
    expect(JSON.parse(read('out.json')).summary.baseline).toMatchObject({ expired: 0, unseen: [] });
    vi.stubEnv('CHATPACT_BASELINE', 'known/mine.yaml');
    expect((await check('--baseline-update')).exitCode).toBe(0);
    expect(read('known/mine.yaml')).toBe(before);
  });

  test('keeps entries of cases without a verdict, and does not change the file after an incomplete check', async () => {
    const flags = ['--baseline', 'mine.json', '--baseline-update'];
    const partly = await check(...flags, '--max-requests', '6');
    expect(partly.exitCode).toBe(4);
    expect(partly.stderr).toMatch(/^chatpact: mine\.json has .* cases could not be judged and kept their entries\.\n$/);
    const before = read('mine.json');
    const gone = await runCli('check', 'http://127.0.0.1:9', '--vendor', 'rocketchat', '--retries', '0', ...flags);
    expect(gone.exitCode).toBe(3);
    expect(gone.stderr).toContain("mine.json was not updated: http://127.0.0.1:9/ can't be reached");
    expect(read('mine.json')).toBe(before);
  });

  test.each([
    ['without a file', ['--baseline-update']],
    ['of a shard', ['--baseline', 'a.yaml', '--baseline-update', '--shard', '1/2']],
    ['of some cases', ['--baseline', 'a.yaml', '--baseline-update', '--only', '*']],
    ['from a missing file', ['--baseline', 'a.yaml']],
    ['from a folder', ['--baseline', '.']],
  ])('exits with 2 %s', async (_, flags) => {
    expect((await check(...flags)).exitCode).toBe(2);
  });

  test('is a setting of the configuration, with {target} in the name', async () => {
    const keys =
      'baseline: "known/{target}.yaml", proposeOverlay: "{target}-new.yaml", only: ["*"], score: true, minScore: 7';
    const targets = `targets: { a: { url: ${referenceServer.url}, vendor: rocketchat } }`;
    folder.write('chatpact.config.yaml', `defaults: { ${keys} }\n${targets}\n`);
    expect((await readConfig(undefined, {}))?.getDefaults()).toEqual({
      baseline: join(folder.path, 'known/{target}.yaml'),
      proposeOverlay: join(folder.path, '{target}-new.yaml'),
      ...{ only: ['*'], score: true, minScore: 7 },
    });
    expect((await runCli('check', 'a')).stderr).toContain(`Can't read ${join(folder.path, 'known/a.yaml')}`);
    const several = `targets: { a: { url: ${referenceServer.url} }, b: { url: ${referenceServer.url} } }`;
    folder.write('chatpact.config.yaml', `defaults: { vendor: rocketchat, baseline: mine.yaml }\n${several}\n`);
    const both = await runCli('check', '--all', '--baseline-update');
    expect(both.stderr).toMatch(/a and b would both write .*mine\.yaml\. Put \{target\} into its name/);
  });

  test.each([
    ['only: []', 'only'],
    ['only: relation', 'only'],
    ['minScore: 101', 'minScore'],
    ['minScore: most', 'minScore'],
    ['score: 3', 'score'],
    ['baseline: ""', 'baseline'],
    ['baselineUpdate: true', 'baselineUpdate'],
    ['proposeOverlay: [a]', 'proposeOverlay'],
  ])('refuses invalid settings of the configuration: %s', async (line, name) => {
    folder.write('chatpact.config.yaml', `defaults:\n  ${line}\n`);
    const { exitCode, stderr } = await runCli('check', referenceServer.url);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(new RegExp(`chatpact\\.config\\.yaml:2: .*defaults\\.${name}[. ]`));
  });
});

test('writes proposals with --propose-overlay that --overlay accepts', async () => {
  const { exitCode, stderr } = await check('--propose-overlay', 'deep/new.yaml');
  expect(exitCode).toBe(1);
  expect(stderr).toBe('chatpact: deep/new.yaml has 1 proposal to review.\n');
  expect(parse(read('deep/new.yaml')).actions.length).toBeGreaterThan(0);
  expect((await check('--overlay', 'deep/new.yaml')).exitCode).toBe(0);
  const same = await check('--overlay', 'deep/new.yaml', '--propose-overlay', 'deep/new.yaml');
  expect(same).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('Write the proposals to another file') });
  const gone = [
    'check',
    'http://127.0.0.1:9',
    '--vendor',
    'rocketchat',
    '--retries',
    '0',
    '--propose-overlay',
    'no.yaml',
  ];
  expect((await runCli(...gone)).stderr).toContain('no.yaml was not written');
  expect(existsSync(join(folder.path, 'no.yaml'))).toBe(false);
});
