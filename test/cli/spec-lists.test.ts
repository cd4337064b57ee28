import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { toCheckOptions, toLocalPaths } from '../../cli/config/settings.ts';
import { validateConfig } from '../../cli/config/validate.ts';
import { collectSpecs } from '../../cli/flags/shared-flags.ts';
import { toReportedOptions } from '../../contracts/options/reported-options.ts';
import { findFindingLocation } from '../../contracts/reporters/finding-location.ts';

const judge = (spec: unknown) =>
  validateConfig({ content: { defaults: { spec } }, filled: new Set(), missing: new Set() } as never, String);

test('accepts several --spec for a vendor', () => {
  const given = collectSpecs('chatwoot=c.yaml', collectSpecs('rocketchat=b=.yaml', collectSpecs('rocketchat=a.yaml')));
  expect(given).toEqual({ rocketchat: ['a.yaml', 'b=.yaml'], chatwoot: ['c.yaml'] });
});

test('resolves listed documents relative to the configuration', () => {
  const spec = ['a.yaml', 'https://example.com/b.yaml'];
  expect(judge(spec)).toEqual({ defaults: { spec } });
  const local = toLocalPaths({ spec }, 'folder/chatpact.config.yaml');
  expect(local.spec).toEqual([resolve('folder/a.yaml'), 'https://example.com/b.yaml']);
  expect(toCheckOptions(local).document).toEqual(local.spec);
  expect(toLocalPaths({ spec: 'a.yaml' }, 'folder/chatpact.config.yaml').spec).toBe(resolve('folder/a.yaml'));
});

test.each<[unknown]>([[[]], [['']], [''], [[1]], [1]])('refuses a configuration with the spec %j', (spec) => {
  expect(() => judge(spec)).toThrow(expect.objectContaining({ code: 'INVALID_CONFIG' }));
});

test('names one document, or all documents, in a report', () => {
  const report = (document: string | string[]) => toReportedOptions({ url: '', vendor: 'chatwoot', document }).spec;
  expect([report('a.yaml'), report(['a.yaml']), report(['a.yaml', 'b.yaml'])]).toEqual([
    'a.yaml',
    'a.yaml',
    ['a.yaml', 'b.yaml'],
  ]);
});

test('finds the line of a finding in one of several documents', () => {
  const location = { file: 'b.yaml', line: 3 };
  const operations = [{ id: 'a', method: 'GET', path: '/a', location }];
  const place = (spec: string[]) =>
    findFindingLocation({ operation: 'a' }, { operations, options: { spec } }, {} as never);
  expect(place(['https://example.com/a.yaml', 'b.yaml'])).toEqual(location);
  expect(place(['https://example.com/a.yaml'])).toBeUndefined();
});
