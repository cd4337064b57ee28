import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../cli/config/index.ts';
import { vendorNames } from '../../specs/vendors.ts';
import { workInFolder } from './folder.ts';

const folder = workInFolder();

const target = 'url: https://chat.example.com\n    vendor: chatwoot';
/** Returns a placeholder for an environment variable. */
const from = (variable: string) => `\${${variable}}`;
const withTarget = (more: string) => `targets:\n  staging:\n    ${target}\n    ${more}\n`;

async function findMistake(text: string, environment = {}, code = 'INVALID_CONFIG'): Promise<string> {
  folder.write('chatpact.config.yaml', text);
  try {
    const config = await readConfig(undefined, environment);
    config?.getDefaults();
    for (const each of config?.targets ?? []) config?.getTarget(each);
  } catch (error) {
    expect(error).toMatchObject({ name: 'UsageError', code });
    return (error as Error).message;
  }
  return 'none';
}

describe('A configuration', () => {
  test.each([
    ['chatpact.config.yaml', withTarget('workers: 3')],
    ['chatpact.config.yml', withTarget('workers: 3')],
    [
      'chatpact.config.json',
      '{\n\t"targets": {\n\t\t"staging": { "url": "https://chat.example.com", "vendor": "chatwoot", "workers": 3 }\n\t}\n}',
    ],
  ])('is found as %s', async (name, text) => {
    folder.write(name, text);
    const config = await readConfig(undefined, {});
    expect(config?.targets).toEqual(['staging']);
    expect(config?.getTarget('staging')).toMatchObject({ url: 'https://chat.example.com', workers: 3 });
  });

  test.each([
    ['mine.mjs', 'export default { targets: { staging: { url: "https://chat.example.com" } } };'],
    ['mine.js', 'export default { targets: { staging: { url: "https://chat.example.com" } } };'],
    ['mine.ts', 'const url: string = "https://chat.example.com";\nexport default { targets: { staging: { url } } };'],
  ])('is read from the module %s when it is named', async (name, text) => {
    folder.write('package.json', '{"type":"module"}');
    const config = await readConfig(folder.write(name, text), {});
    expect(config?.getTarget('staging').url).toBe('https://chat.example.com');
  });

  test('is optional, and modules are not found automatically', async () => {
    folder.write('chatpact.config.mjs', 'throw new Error("must not be imported");');
    expect(await readConfig(undefined, {})).toBeUndefined();
  });

  test('has paths relative to its folder', async () => {
    const path = folder.write(
      'deep/mine.yaml',
      withTarget('credentials: staging.env\n    spec: https://x.example/a.yaml\n    reports: [pretty, junit=out.xml]'),
    );
    const { credentials, spec, reports } = (await readConfig(path, {}))?.getTarget('staging') ?? {};
    expect(credentials).toBe(join(folder.path, 'deep/staging.env'));
    expect(spec).toBe('https://x.example/a.yaml');
    expect(reports).toEqual(['pretty', `junit=${join(folder.path, 'deep/out.xml')}`]);
  });

  test('takes strings, numbers and booleans from the environment', async () => {
    const text = withTarget(
      `since: ${from('DAY:-2026-01-01')}\n    workers: ${from('WORKERS')}\n    strict: ${from('STRICT:-true')}\n    operations: { a: { skip: "$${from('x')}" } }`,
    );
    folder.write('chatpact.config.yaml', text);
    const read = async (environment: Record<string, string>) =>
      (await readConfig(undefined, environment))?.getTarget('staging');
    expect(await read({ WORKERS: '7' })).toMatchObject({
      since: '2026-01-01',
      workers: 7,
      strict: true,
      operations: { a: { skip: from('x') } },
    });
    expect(await read({ WORKERS: '7', DAY: '2026-02-02', STRICT: 'false' })).toMatchObject({
      since: '2026-02-02',
      strict: false,
    });
  });

  test('refuses a missing variable only if it is used', async () => {
    const path = folder.write(
      'mine.yaml',
      `${withTarget('workers: 2')}  live:\n    url: ${from('LIVE_URL')}\n    workers: ${from('LIVE')}\n`,
    );
    const config = await readConfig(path, { LIVE_URL: '' });
    expect(config?.getTarget('staging').workers).toBe(2);
    expect(() => config?.getTarget('live')).toThrow(
      `${path}:7: the environment variable LIVE_URL is not set. Set it, or write ${from('LIVE_URL:-default')}.`,
    );
    expect(() => config?.getTarget('toString')).toThrow('has no target "toString". Available: staging, live.');
  });
});

describe('A configuration is refused', () => {
  test.each<[what: string, text: string, complaint: RegExp | string]>([
    [
      'a misspelt key',
      withTarget('wrokers: 3'),
      'yaml:5: targets.staging.wrokers is not known here. Did you mean workers?',
    ],
    ['a misspelt key at the top', 'target: {}', 'yaml:1: target is not known here. Did you mean targets?'],
    ['swapped letters of a key at the top', 'mcok: {}', 'yaml:1: mcok is not known here. Did you mean mock?'],
    [
      'a key that defaults may not have',
      'defaults:\n  strict: true\n  url: x',
      'yaml:3: defaults.url is not known here.',
    ],
    [
      'a value of the wrong type',
      withTarget('strict: perhaps'),
      'yaml:5: Expected a boolean for targets.staging.strict. Got a string.',
    ],
    [
      'a number out of range',
      withTarget('workers: 0'),
      'yaml:5: Expected at least 1 for targets.staging.workers. Got 0.',
    ],
    [
      'a text for a number',
      withTarget('timeout: soon'),
      /Expected a number for targets\.staging\.timeout\. Got a string\.$/,
    ],
    [
      'an invalid rate',
      withTarget('rate: quick'),
      /Expected a string that matches .* for targets\.staging\.rate\. Got another string\.$/,
    ],
    [
      'a maximum of 0 requests',
      withTarget('maxRequests: 0'),
      /Expected at least 1 for targets\.staging\.maxRequests\. Got 0\.$/,
    ],
    [
      'a fractional maximum of requests',
      withTarget('maxRequests: 1.5'),
      /Expected an integer for targets\.staging\.maxRequests\. Got a number\.$/,
    ],
    ['a vendor that is no name', 'defaults: { vendor: Zammad! }', /yaml:1: .*defaults\.vendor/],
    [
      'a target without a URL',
      'targets:\n  staging: { vendor: chatwoot }',
      /Expected targets\.staging\.url\. It is missing\.$/,
    ],
    [
      'a name that looks like a URL',
      'targets: { "http://x": { url: "http://x" } }',
      /Expected a string that matches .* as the name of targets\.http:\/\/x\.$/,
    ],
    [
      'a secret in place of a name',
      withTarget('env: { CHATPACT_CHATWOOT_TOKEN: "t-0-k!" }'),
      /Expected a string that matches/,
    ],
    [
      'an operation that is skipped for no reason',
      withTarget('operations: { a: { skip: true } }'),
      /Expected a string for targets\.staging\.operations\.a\.skip\. Got a boolean\.$/,
    ],
    ['a list', '- a', /Expected an object as the whole file\. Got an array of 1\.$/],
    ['nothing', '', /Expected an object as the whole file\. Got null\.$/],
    ['broken YAML', 'targets:\n  a: [1', /^chatpact\.config\.yaml:\d: The file can't be parsed: .*\.$/],
    [
      'a key that stands twice',
      'targets: {}\ntargets: {}',
      /yaml:2: The file can't be parsed: Map keys must be unique\.$/,
    ],
    ['an alias that contains itself', 'targets: &a\n  x: *a', /yaml:1: an alias refers to a node that contains it/],
    ['an alias without an anchor', 'targets: *missing', /yaml:1: Unresolved alias/],
    ['control characters', `targets:\n} ${'\u0001'.repeat(5000)}`, /^.{1,400}$/s],
    ['a variable without a name', withTarget(`since: ${from('1')}`), /yaml:5: "\$\{" names no environment variable/],
  ])('for %s', async (_, text, complaint) => {
    expect(await findMistake(text)).toMatch(complaint);
  });

  test('with all mistakes at once, each with its line', async () => {
    const complaint = await findMistake(withTarget('workers: 0\n    colour: red\n    retries: 99'));
    expect(
      complaint
        .split('\n')
        .map((line) => /:(\d+):/.exec(line)?.[1])
        .sort(),
    ).toEqual(['5', '6', '7']);
  });

  test('without quoting values of the environment', async () => {
    const complaint = await findMistake(withTarget(`workers: ${from('SECRET')}\n    vendor2: 1`), {
      SECRET: 'hunter22',
    });
    expect(complaint).toMatch(/Expected an integer for targets\.staging\.workers\. Got a string\./);
    expect(complaint).not.toContain('hunter22');
  });

  test('if there are two', async () => {
    folder.write('chatpact.config.json', '{}');
    expect(await findMistake('targets: {}', {}, 'AMBIGUOUS_CONFIG')).toBe(
      'Found two configurations: chatpact.config.yaml and chatpact.config.json. Remove one, or pass --config FILE.',
    );
  });

  test.each([
    ['throws.mjs', 'throw new Error("no luck");', /throws\.mjs can't be imported: no luck\./],
    ['empty.mjs', 'export const a = 1;', /has no default export/],
    ['list.mjs', 'export default [];', /list\.mjs: Expected an object as the whole file\. Got an empty array\.$/],
    [
      'key.mjs',
      'export default { targets: { a: { url: "http://a", b: 1 } } };',
      /key\.mjs: targets\.a\.b is not known here\./,
    ],
  ])('as the module %s', async (name, text, complaint) => {
    await expect(readConfig(folder.write(name, text), {})).rejects.toThrow(complaint);
  });

  test('if it does not exist', async () => {
    for (const name of ['none.yaml', 'none.mjs']) {
      await expect(readConfig(name, {})).rejects.toMatchObject({ code: 'UNREADABLE_FILE' });
    }
  });
});

test('allows the same settings in targets and defaults, and all vendors', () => {
  const schema = JSON.parse(readFileSync(new URL('../../cli/config/config.schema.json', import.meta.url), 'utf8'));
  // Settings that may be sent to one server only are not allowed in defaults.
  const { url: _, headers, basicAuth, ...ofTarget } = schema.properties.targets.additionalProperties.properties;
  expect(ofTarget).toEqual(schema.properties.defaults.properties);
  expect([headers, basicAuth]).toEqual([{ $ref: '#/$defs/headers' }, { $ref: '#/$defs/basicAuth' }]);
  for (const name of vendorNames) expect(schema.$defs.vendor.description).toContain(name);
});
