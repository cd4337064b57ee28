import { symlinkSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { MockFlags } from '../../../cli/mock/flag-table.ts';
import { mockFlags, toMockOptions } from '../../../cli/mock/flags.ts';
import { readMockSettings } from '../../../cli/mock/read-settings.ts';
import { mockSettingEntries } from '../../../cli/mock/setting-table.ts';
import { workInFolder } from '../folder.ts';
import { runCli } from '../run-cli.ts';

const folder = workInFolder();
beforeEach(() => {
  vi.stubEnv('PORT', undefined);
  vi.stubEnv('TZ', undefined);
});
afterEach(() => void vi.unstubAllEnvs());

/** Reads flags and configuration as `chatpact mock` does. */
async function read(...words: string[]) {
  const command = new Command();
  for (const option of mockFlags) command.addOption(option);
  command.parse(words, { from: 'user' });
  const { flags, notices } = await readMockSettings(command.opts<MockFlags>(), (name) =>
    command.getOptionValueSource(name),
  );
  const { logger: _, ...options } = await toMockOptions(flags);
  return { options, notices };
}

const from = (variable: string) => `\${${variable}}`;
const configure = (text: string) => folder.write('chatpact.config.yaml', `mock:\n${text.replaceAll(/^/gm, '  ')}`);

test('without a configuration, or with --no-config, flags decide alone', async () => {
  expect((await read()).options.profile).toBeUndefined();
  configure('profile: observed');
  expect((await read('--no-config')).options.profile).toBeUndefined();
  expect((await read()).options.profile).toBe('observed');
});

test('takes every kind of key, with paths relative to the file', async () => {
  folder.write(
    'conf/mine.yaml',
    `mock:
  port: 4711
  profile: observed
  versions: { chatwoot: 4.9.2 }
  specs: { chatwoot: api.yaml, rocketchat: [a.yaml, https://api.example/b.yaml] }
  specRoots: [schemas]
  cors: [http://localhost:3000]
  admin: { port: 0 }
  log: file:data
  host: 0.0.0.0
  faults: [{ operation: fetchProfile, effect: { type: status, status: 503 } }]
`,
  );
  const { options, notices } = await read('--config', 'conf/mine.yaml');
  expect(options).toMatchObject({
    port: 4711,
    profile: 'observed',
    versions: { chatwoot: '4.9.2' },
    specs: {
      chatwoot: [resolve('conf/api.yaml')],
      rocketchat: [resolve('conf/a.yaml'), 'https://api.example/b.yaml'],
    },
    specRoots: [resolve('conf/schemas')],
    cors: ['http://localhost:3000'],
    admin: { port: 0 },
    log: `file:${resolve('conf/data')}`,
    host: '0.0.0.0',
    faults: [{ operation: 'fetchProfile', effect: { type: 'status', status: 503 } }],
  });
  expect(notices).toEqual([]);
});

test('a flag overrides its variable, which overrides the configuration, which overrides the default', async () => {
  configure('scale: 3\nport: 4711\nhost: 127.0.0.1\nversions: { chatwoot: 4.9.2, rocketchat: 6.0.0 }');
  const path = 'chatpact.config.yaml';
  vi.stubEnv('CHATPACT_SCALE', '2');
  vi.stubEnv('PORT', '4712');
  const words = ['--config', path, '--chatwoot-version', '4.10.0'];
  expect((await read(...words)).options).toMatchObject({
    scale: 2,
    port: 4712,
    versions: { chatwoot: '4.10.0', rocketchat: '6.0.0' },
  });
  expect((await read(...words, '--scale', '1', '--port', '0')).options).toMatchObject({ scale: 1, port: 0 });
});

test.each([
  ['cors: [http://a.example]', ['--no-cors'], { cors: false }],
  ['cors: false', ['--cors-origin', 'http://a.example'], { cors: ['http://a.example'] }],
  ['admin: { port: 0 }', ['--no-admin'], { admin: false }],
  ['live: true', ['--now', '2026-01-01T00:00:00Z'], { live: undefined, now: '2026-01-01T00:00:00Z' }],
  ['now: 2026-01-01T00:00:00Z', ['--live'], { live: true, now: undefined }],
  ['scenario: fixed-offset', ['--live'], { live: true, scenario: undefined }],
])('%s is replaced by %j', async (text, words, expected) => {
  configure(text);
  const { options } = await read(...words);
  for (const [name, value] of Object.entries(expected)) {
    expect(options[name as keyof typeof options], name).toEqual(value);
  }
});

test('reports each mistake with file, line and key, and suggests a name', async () => {
  configure('profle: x\nprofile: observd\nscale: -1');
  const { exitCode, stderr } = await runCli('mock');
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/^chatpact: chatpact\.config\.yaml:2: mock\.profle is not known here\. .*profile/m);
  expect(stderr).toMatch(/^chatpact\.config\.yaml:3: .*mock\.profile.*observed/m);
  expect(stderr).toMatch(/^chatpact\.config\.yaml:4: .*mock\.scale/m);
});

test('names the key for the name of a flag', async () => {
  configure('corsOrigin: x\nadmin-port: 1\nchatwootVersion: 4.9.2\nmax-workspaces: 3\nhttpsCert: a.pem');
  const { stderr } = await runCli('mock');
  for (const [name, key] of Object.entries({
    corsOrigin: 'cors',
    'admin-port': 'admin',
    chatwootVersion: 'versions',
    'max-workspaces': 'maxWorkspaces',
    httpsCert: 'https',
  })) {
    expect(stderr).toContain(`mock.${name} is not known here. Use ${key}.`);
  }
});

test('quotes a wrong choice that the file has, and none that a variable has', async () => {
  configure(`profile: secret-a\nedition: ${from('CHATPACT_X')}`);
  vi.stubEnv('CHATPACT_X', 'secret-b');
  const { stderr } = await runCli('mock');
  expect(stderr).toContain('for mock.profile. Got "secret-a".');
  expect(stderr).toContain('for mock.edition. Got another string.');
});

test('names file and line of a fault that the mock refuses', async () => {
  const rule = (operation: string) => `  - { operation: ${operation}, effect: { type: status, status: 503 } }`;
  configure(['scale: 0', 'faults:', rule('fetchProfile'), rule('fetchProfil')].join('\n'));
  const { exitCode, stderr } = await runCli('mock');
  expect(exitCode).toBe(2);
  const place = 'chatpact.config.yaml:5: mock.faults.1: operation must be the operationId of an operation';
  expect(stderr).toContain(place);
  expect(stderr).toContain('Did you mean fetchProfile? [INVALID_FAULT_RULE]');
});

describe('A configuration that was found', () => {
  test('is named with the keys that it sets', async () => {
    configure('port: 4711\nprofile: observed');
    expect((await read()).notices).toEqual([
      'chatpact.config.yaml was found here, and sets port, profile. To ignore it: --no-config',
    ]);
  });

  test.each([
    ['plugins: [a.mjs]', 'plugins run code', '--plugin'],
    ['host: 0.0.0.0', 'host opens the mock to other machines', '--host'],
    ['allowedHosts: [a.example]', 'allowedHosts opens the mock', '--allowed-host'],
    ['specs: { chatwoot: ../api.yaml }', 'specs "', '--spec'],
    ['tokens: /etc/tokens.env', 'tokens "/etc/tokens.env" leads out of the folder', '--tokens'],
    ['fixture: link', 'fixture "', '--fixture'],
    ['log: file:../data', 'log "file:', '--log'],
    [`log: redis://${from('SECRET')}@a.example/key`, 'may put only variables named CHATPACT_*', '--config'],
    [`log: redis://${from('CHATPACT_ADMIN_TOKEN')}@a.example/key`, 'holds a credential', '--config'],
  ])('may not have %s', async (text, reason, remedy) => {
    symlinkSync('/etc/hostname', 'link');
    vi.stubEnv('SECRET', 'hunter2');
    vi.stubEnv('CHATPACT_ADMIN_TOKEN', 'hunter2');
    configure(text);
    const failure = read();
    await expect(failure).rejects.toMatchObject({ code: 'UNTRUSTED_CONFIG' });
    await expect(failure).rejects.toThrow(reason);
    await expect(failure).rejects.toThrow(remedy);
    await expect(failure).rejects.not.toThrow('hunter2');
  });

  test('that has no section mock sets nothing', async () => {
    writeFileSync('chatpact.config.yaml', 'targets: {}\n');
    expect((await read()).notices).toEqual([]);
  });
});

test('every key has a description, and each flag with a value can be configured, except secrets', () => {
  expect(mockSettingEntries.every(([, { description }]) => description.length > 0)).toBe(true);
  const configurable = new Set(mockSettingEntries.map(([, { flag }]) => flag));
  const missing = mockFlags.filter(({ flags, negate }) => !negate && !configurable.has(flags)).map(({ long }) => long);
  expect(missing).toEqual(expect.arrayContaining(['--admin-token', '--config']));
  expect(
    missing.filter(
      (name) =>
        !/^--(admin-token|config|admin-port|https-cert|https-key|log-level|log-format|watch|.*-version)$/.test(
          name ?? '',
        ),
    ),
  ).toEqual([]);
});
