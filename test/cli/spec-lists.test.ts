import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { toCheckOptions, toLocalPaths } from '../../cli/config/settings.ts';
import { validateConfig } from '../../cli/config/validate.ts';
import { collectSpecs } from '../../cli/flags/shared-flags.ts';
import { toReportedOptions } from '../../contracts/options/reported-options.ts';
import { findFindingLocation } from '../../contracts/reporters/finding-location.ts';

const judge = (spec: unknown) =>
  validateConfig({ content: { defaults: { spec } }, filled: new Set(), missing: new Set() } as never, String);

test('--spec may stand several times for a vendor', () => {
  const given = collectSpecs('chatwoot=c.yaml', collectSpecs('rocketchat=b=.yaml', collectSpecs('rocketchat=a.yaml')));
  expect(given).toEqual({ rocketchat: ['a.yaml', 'b=.yaml'], chatwoot: ['c.yaml'] });
});

test('a configuration may list documents, which are found beside it', () => {
  const spec = ['a.yaml', 'https://example.com/b.yaml'];
  expect(judge(spec)).toEqual({ defaults: { spec } });
  const local = toLocalPaths({ spec }, 'folder/chatpact.config.yaml');
  expect(local.spec).toEqual([resolve('folder/a.yaml'), 'https://example.com/b.yaml']);
  expect(toCheckOptions(local).document).toEqual(local.spec);
  expect(toLocalPaths({ spec: 'a.yaml' }, 'folder/chatpact.config.yaml').spec).toBe(resolve('folder/a.yaml'));
});

test.each<[unknown]>([[[]], [['']], [''], [[1]], [1]])('a configuration with the spec %j is refused', (spec) => {
  expect(() => judge(spec)).toThrow(expect.objectContaining({ code: 'INVALID_CONFIG' }));
});

test('a report names one document, or all of them', () => {
  const report = (document: string | string[]) => toReportedOptions({ url: '', vendor: 'chatwoot', document }).spec;
  expect([report('a.yaml'), report(['a.yaml']), report(['a.yaml', 'b.yaml'])]).toEqual([
    'a.yaml',
    'a.yaml',
    ['a.yaml', 'b.yaml'],
  ]);
});

test('a finding has a line in one of several documents', () => {
  const location = { file: 'b.yaml', line: 3 };
  const operations = [{ id: 'a', method: 'GET', path: '/a', location }];
  const place = (spec: string[]) =>
    findFindingLocation({ operation: 'a' }, { operations, options: { spec } }, {} as never);
  expect(place(['https://example.com/a.yaml', 'b.yaml'])).toEqual(location);
  expect(place(['https://example.com/a.yaml'])).toBeUndefined();
});
