import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseInstalledArguments } from '../../scripts/installed/arguments.ts';
import { compareVersions, toLines } from '../../scripts/installed/versions.ts';
import { installedFiles } from '../installed-files.ts';
import { canRunInstalled } from '../reach-package.ts';

describe('arguments of npm run test:installed', () => {
  test('run all files on the current Node by default', () => {
    expect(parseInstalledArguments([])).toEqual({ nodes: ['current'], overrides: {}, filters: [] });
  });

  test('take several versions of Node, several dependencies and filters', () => {
    const words = '--node 22 --with find-my-way@9.10.2 --node 24 --with @redis/client@6.0.0 test/cli'.split(' ');
    expect(parseInstalledArguments(words)).toEqual({
      nodes: ['22', '24'],
      overrides: { 'find-my-way': '9.10.2', '@redis/client': '6.0.0' },
      filters: ['test/cli'],
    });
  });

  test('take a folder or tarball of a dependency', () => {
    const { overrides } = parseInstalledArguments([
      '--with',
      'yaml@file:a@b/yaml',
      '--with',
      '@redis/client@file:/c.tgz',
    ]);
    expect(overrides).toEqual({ yaml: `file:${resolve('a@b/yaml')}`, '@redis/client': `file:${resolve('/c.tgz')}` });
  });

  test.each(['find-my-way', '@redis/client', 'ajv@'])('refuse --with %s', (word) => {
    expect(() => parseInstalledArguments(['--with', word])).toThrow(
      `Expected <name>@<version> for --with, got "${word}".`,
    );
  });
});

describe('compareVersions', () => {
  const locked = {
    '': { version: '0.1.0' },
    'node_modules/same': { version: '1.0.0' },
    'node_modules/moved': { version: '1.0.0' },
    'node_modules/@scope/moved': { version: '2.0.0' },
    'node_modules/gone': { version: '1.0.0' },
    'node_modules/same/node_modules/twice': { version: '1.0.0' },
    'node_modules/twice': { version: '2.0.0' },
    'node_modules/tool': { version: '1.0.0', dev: true },
    'node_modules/other-system': { version: '1.0.0', optional: true },
  };
  const installed = {
    'node_modules/chatpact': { version: '0.1.0' },
    'node_modules/same': { version: '1.0.0' },
    'node_modules/moved': { version: '1.0.1' },
    'node_modules/@scope/moved': { version: '3.0.0' },
    'node_modules/new': { version: '1.0.0' },
    'node_modules/twice': { version: '1.0.0' },
    'node_modules/a/node_modules/twice': { version: '2.0.0' },
  };

  test('lists changed, new and gone dependencies', () => {
    expect(toLines(compareVersions(locked, installed))).toEqual([
      '  @scope/moved: locked 2.0.0, installed 3.0.0',
      '  gone: gone, locked 1.0.0',
      '  moved: locked 1.0.0, installed 1.0.1',
      '  new: new, installed 1.0.0',
    ]);
  });

  test('lists nothing for the lockfile itself', () => {
    expect(compareVersions(locked, locked)).toEqual([]);
  });
});

const root = join(import.meta.dirname, '../..');

const readText = (path: string) => readFileSync(join(root, path), 'utf8');

/** Test files that could run against an installed package and do not: why. */
const exceptions: Readonly<Record<string, string>> = {
  'test/docs/links.test.ts': 'it compares pages with the command line of this checkout; its helper can link a package',
};

test('every test file that can run against an installed package is listed, and no other', () => {
  const files = ['test', 'examples']
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
    )
    .map((file) => file.split(sep).join('/'))
    .filter((file) => file.endsWith('.test.ts') && !file.includes('/node_modules/'));
  const able = files.filter((file) => canRunInstalled(file)).sort();
  const known = [...installedFiles, ...Object.keys(exceptions)].sort();
  expect(able, 'Add the file to test/installed-files.ts').toEqual(known);
});

describe('canRunInstalled', () => {
  const file = 'test/cli/planted.test.ts';
  const judge = (source: string) => canRunInstalled(file, (path) => (path === file ? source : readText(path)));

  test.each([
    "import { createMock } from '../../mock/server.ts';",
    "import { checkContract } from 'chatpact';",
    "import { startMock } from '../mock/start-mock.ts';",
    "import { runCli } from './run-cli.ts';",
    "import type { Workspace } from '../../mock/workspaces/workspace.ts';\nimport '../mock/start-mock.ts';",
  ])('includes a file with %j', (source) => {
    expect(judge(source)).toBe(true);
  });

  test.each([
    ["import { expect } from 'vitest';"],
    ["import { buildIfNeeded } from '../build.ts';"],
    [
      "import { createMock } from '../../mock/server.ts';\nimport { Workspace } from '../../mock/workspaces/workspace.ts';",
    ],
    ["import { planCheck } from '../../contracts/index.ts';"],
    ["import type { Mock } from '../../mock/server.ts';"],
  ])('excludes a file with %j', (source) => {
    expect(judge(source)).toBe(false);
  });
});

test('every file of npm run test:installed exists, once', () => {
  expect(installedFiles.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  expect(installedFiles).toEqual([...new Set(installedFiles)]);
  expect(installedFiles.length).toBeGreaterThan(40);
});
