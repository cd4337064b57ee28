import { expect, test } from 'vitest';
import { program } from '../../cli/program.ts';
import { listCommands } from './list-commands.ts';
import { runCli } from './run-cli.ts';

// All users of a machine can see the command lines of its processes, so no flag may require a secret.

const all = listCommands(program).flatMap(({ path, command }) =>
  command.options.map((option) => ({ command: path, option })),
);

/** Flags whose value is, or may contain, a secret. */
const isSecret = (text: string) => /token>|password|secret|--log </i.test(text);

test('has a variable for every flag that may contain a secret, and its help says so', () => {
  const secret = all.filter(({ option }) => isSecret(`${option.flags} ${option.description}`));
  expect(secret.map(({ command, option }) => `${command} ${option.long}`)).toEqual([
    'mock --log',
    'mock --admin-token',
    'check --header',
    'check --basic-auth',
    'proxy --header',
    'proxy --basic-auth',
    'score --header',
    'score --basic-auth',
    'doctor --header',
    'doctor --basic-auth',
  ]);
  for (const { option } of secret) {
    expect(option.envVar).toMatch(/^CHATPACT_/);
    expect(option.description).toMatch(/variable|CHATPACT_/);
  }
});

test('takes credentials only from files and the environment', () => {
  const taken = all.filter(({ option }) => /credential|tokens/i.test(option.flags)).map(({ option }) => option.flags);
  expect(new Set(taken)).toEqual(new Set(['--tokens <file>', '--credentials <file>']));
});

test.each([
  ['check', 'http://127.0.0.1:9', '--token=canary-0c44f1b8'],
  ['check', 'http://127.0.0.1:9', '--api-access-token=canary=0c44f1b8'],
  ['mock', '--password=canary'],
  ['check', 'http://ada:canary@127.0.0.1:9', '--vendor', 'chatwoot'],
  ['check', 'http://127.0.0.1:9/?token=canary', '--vendor', 'chatwoot'],
  ['proxy', '--vendor', 'chatwoot', '--target', 'http://ada:canary@127.0.0.1:9'],
  ['check', 'http://127.0.0.1:9', '--vendor', 'chatwoot', '--header', 'canary-0c44f1b8'],
  ['check', 'http://127.0.0.1:9', '--vendor', 'chatwoot', '--header', 'X-Gate: canary\u00e9'],
  ['check', 'http://127.0.0.1:9', '--vendor', 'chatwoot', '--header', 'canary(0c44f1b8): 1'],
  ['check', 'http://127.0.0.1:9', '--vendor', 'chatwoot', '--basic-auth', 'ada:canary'],
  ['proxy', '--vendor', 'chatwoot', '--target', 'http://127.0.0.1:9', '--header', 'canary'],
  ['mock', '--log', 'canary://ada:canary@127.0.0.1:9'],
  ['mock', '--port', '0', '--log', 'redis://ada:canary@127.0.0.1:9/log'],
])('does not quote a refused command line: %s %s %s', async (...words) => {
  const { stdout, stderr, exitCode } = await runCli(...words);
  expect(exitCode).toBe(2);
  expect(stderr).not.toBe('');
  expect(stdout + stderr).not.toContain('canary');
});
