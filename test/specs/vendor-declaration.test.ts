import { expect, test } from 'vitest';
import { chatwoot } from '../../specs/chatwoot/vendor.ts';
import { rocketchat } from '../../specs/rocketchat/vendor.ts';
import { measureOwnership } from '../../specs/vendor-declaration.ts';

const measure = (basePaths: readonly string[], path: string) => measureOwnership({ basePaths }, path);

test.each<[basePath: string, path: string, isOwned: boolean]>([
  ['/api/*', '/api', true],
  ['/api/*', '/api/', true],
  ['/api/*', '/api/a/b', true],
  ['/api/*', '/api.json', false],
  ['/profile.*', '/profile.json', true],
  ['/profile.*', '/profile', false],
  ['/api/*', '/apis', false],
  ['/api/*', '/API/a', false],
  ['/api/*', '/', false],
  ['/profile', '/profile', true],
  ['/profile', '/profile/', true],
  ['/profile', '/profile/a', false],
  ['/profile', '/profile.json', false],
  ['/*', '/anything', true],
])('%s owns %s: %s', (basePath, path, isOwned) => {
  expect(measure([basePath], path)).toBe(isOwned ? basePath.length : 0);
});

test('measures the longest base path', () => {
  expect(measure(['/api/*', '/api/v1/*', '/other/*'], '/api/v1/a')).toBe('/api/v1/*'.length);
  expect(measure([], '/api')).toBe(0);
});

test.each([
  ['/api/v1/accounts/1/nothing', 'chatwoot'],
  ['/api/v1/accounts', 'chatwoot'],
  ['/api/v1/nothing', 'rocketchat'],
  ['/api/v1/accountsx', 'rocketchat'],
  ['/api/v1/profile.json', 'chatwoot'],
])('%s belongs to %s', (path, owner) => {
  const longest = [chatwoot, rocketchat]
    .map((vendor) => ({ name: vendor.name, length: measureOwnership(vendor, path) }))
    .sort((one, other) => other.length - one.length)[0];
  expect(longest?.name).toBe(owner);
});

test.each(['/api/info.json', '/api/v1.json', '/api/v2.json', '/apis'])('%s belongs to no vendor', (path) => {
  expect([chatwoot, rocketchat].map((vendor) => measureOwnership(vendor, path))).toEqual([0, 0]);
});
