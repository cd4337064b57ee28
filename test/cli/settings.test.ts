import { resolve } from 'node:path';
import { Option } from 'commander';
import { describe, expect, test } from 'vitest';
import { checkFlags, toSettings } from '../../cli/check/flags.ts';
import { layer, toCheckOptions, toLocalPaths, withTargetName } from '../../cli/config/settings.ts';
import type { SettingEntry } from '../../cli/settings/entry.ts';
import { boolean } from '../../cli/settings/kinds.ts';
import { settingEntries } from '../../cli/settings/table.ts';
import { checkOptionEntries } from '../../contracts/options/option-table.ts';

const nameOf = ({ flag }: SettingEntry<unknown>) => flag && new Option(flag).attributeName();
const entries = new Map<string, SettingEntry<unknown>>(settingEntries);

test('reports name an option as its flag does, so that they can show the command line', () => {
  for (const [, { setting = '', reported, reportedAs = setting }] of checkOptionEntries) {
    const entry = entries.get(setting);
    if (reported && entry?.flag) expect(reportedAs).toBe(nameOf(entry));
  }
});

test('every flag has a help text, and every setting is reachable', () => {
  for (const [name, { flag, help, description }] of settingEntries) {
    expect(flag === undefined || help, name).toBeTruthy();
    expect(flag ?? description, name).toBeDefined();
  }
});

test('each flag is read under its own name', () => {
  const names = checkFlags.filter((each) => !each.negate).map((each) => each.attributeName());
  expect(new Set(names).size).toBe(names.length);
  expect(checkFlags.filter(({ negate }) => negate).every(({ hidden }) => hidden)).toBe(true);
});

test('flags become settings, and fill variables into headers', () => {
  const flags = { id: { inbox: '3' }, plugin: ['a.mjs'], header: [`X-Gate: \${GATE}`], dryRun: true, only: undefined };
  expect(toSettings(flags, { GATE: 'open' })).toEqual({
    ids: { inbox: '3' },
    plugins: ['a.mjs'],
    headers: { 'X-Gate': 'open' },
    dryRun: true,
  });
});

test('settings become options of the library, with durations in milliseconds', () => {
  const settings = { timeout: 60, requestTimeout: 0.5, since: 1767225600, shard: '2/5', spec: ['a.yaml'], retries: 0 };
  expect(toCheckOptions({ ...settings, credentials: '.env', plugins: ['a.mjs'], reports: ['junit=a.xml'] })).toEqual({
    timeoutMs: 60_000,
    requestTimeoutMs: 500,
    since: '1767225600',
    shard: { index: 2, count: 5 },
    document: ['a.yaml'],
    retries: 0,
    credentialsFile: '.env',
    plugins: undefined,
  });
});

test('paths are relative to the configuration, except URLs and names of reports', () => {
  const settings = {
    ...{ spec: 'a.yaml', overlay: ['https://a.example/b.yaml', 'b.yaml'] },
    reports: ['pretty', 'junit=c=d.xml', 'junit=-', './f.mjs', 'f.ts=-', 'f.mjs=g.js'],
    ...{ key: 'key.pem', baseline: '/e.yaml', basicAuth: 'ada', only: ['relation/*'] },
  };
  const inFolder = (name: string) => resolve('conf', name);
  expect(toLocalPaths(settings, 'conf/chatpact.config.yaml')).toEqual({
    ...settings,
    spec: inFolder('a.yaml'),
    overlay: ['https://a.example/b.yaml', inFolder('b.yaml')],
    reports: [
      ...['pretty', `junit=${inFolder('c=d.xml')}`, 'junit=-', inFolder('f.mjs'), `${inFolder('f.ts')}=-`],
      `${inFolder('f.mjs')}=${inFolder('g.js')}`,
    ],
    key: inFolder('key.pem'),
    baseline: resolve('/e.yaml'),
  });
});

test('{target} is replaced in names of outputs, and nowhere else', () => {
  const text = 'a-{target}.yaml';
  const outputs = { baseline: text, proposeOverlay: text, record: text, replay: text };
  const settings = { ...outputs, reports: [`junit=${text}`], trend: [text], spec: text, credentials: text };
  const filled = 'a-staging.yaml';
  expect(withTargetName(settings, 'staging')).toEqual({
    ...{ baseline: filled, proposeOverlay: filled, record: filled, replay: filled },
    ...{ reports: [`junit=${filled}`], trend: [filled], spec: text, credentials: text },
  });
});

test('later layers replace settings, and merge ids, variables, operations and headers', () => {
  const first = {
    ids: { inbox: 1, team: 1 },
    env: { A: 'B' },
    only: ['a'],
    headers: { 'X-Gate': 'a', 'X-Other': 'a' },
  };
  const second = { ids: { inbox: 2 }, only: ['b'], headers: { 'x-gate': 'b' }, retries: undefined };
  expect(layer(undefined, { ...first, retries: 1 }, second)).toEqual({
    ids: { inbox: 2, team: 1 },
    env: { A: 'B' },
    only: ['b'],
    headers: { 'X-Other': 'a', 'x-gate': 'b' },
    retries: 1,
  });
});

describe('a boolean of the configuration', () => {
  const configurable = settingEntries.filter(
    ([, { kind, description }]) => kind === boolean && description !== undefined,
  );

  test('is one of several', () => {
    expect(configurable.map(([name]) => name)).toEqual(expect.arrayContaining(['strict', 'strictInput', 'insecure']));
  });

  // Reports show `false` as this flag.
  test.each(configurable)('%s can be turned off by a flag', (_, { flag = '' }) => {
    expect(checkFlags.map(({ long }) => long)).toContain(flag.replace('--', '--no-'));
  });
});
