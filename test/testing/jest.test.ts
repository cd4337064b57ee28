import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildIfNeeded } from '../build.ts';
import { linkPackages } from '../link-packages.ts';

// .ci/run runs examples/jest with Jest itself. These tests cover what needs no Jest.

let folder: string;

beforeAll(() => {
  buildIfNeeded();
  folder = mkdtempSync(join(tmpdir(), 'chatpact-commonjs-'));
  linkPackages(folder, ['chatpact']);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a script, and returns what it prints. */
function run(name: string, code: string, ...flags: string[]): string {
  const file = join(folder, name);
  writeFileSync(file, code);
  const { stdout, stderr } = spawnSync(process.execPath, [...flags, file], { encoding: 'utf8', cwd: folder });
  return stdout + stderr;
}

test('require() returns the same modules as import', () => {
  const code = `
    const required = require('chatpact');
    const { matchers } = require('chatpact/matchers');
    import('chatpact').then(async (imported) => {
      const error = await required.createMock({ now: 'no time' }).catch((reason) => reason);
      const names = Object.keys(imported).filter((name) => imported[name] !== required[name]);
      console.log(names, error instanceof imported.UsageError, Object.keys(matchers));
    });`;
  expect(run('same.cjs', code)).toBe("[] true [ 'toHonour' ]\n");
});

test('require() works where the environment replaces the functions that load modules, as Jest does', () => {
  const code = `
    const { readFileSync } = require('node:fs');
    const { Module, createRequire, isBuiltin } = require('node:module');
    const { dirname } = require('node:path');
    const { compileFunction } = require('node:vm');
    class Replaced extends Module {}
    Replaced.Module = Replaced;
    Replaced.createRequire = (from) => (name) => load(name, from);
    process.getBuiltinModule = () => Replaced;
    function load(name, from) {
      if (isBuiltin(name)) return name.endsWith('module') ? Replaced : require(name);
      const file = createRequire(from).resolve(name);
      if (!file.endsWith('.cjs')) throw Object.assign(new Error('replaced'), { code: 'ERR_REQUIRE_ESM' });
      const names = ['module', 'exports', 'require', '__filename', '__dirname'];
      const module = { exports: {} };
      const body = compileFunction(readFileSync(file, 'utf8'), names);
      body(module, module.exports, (each) => load(each, file), file, dirname(file));
      return module.exports;
    }
    console.log(typeof load('chatpact', __filename).createMock);`;
  expect(run('replaced.cjs', code)).toBe('function\n');
});

test('says what to do where Node.js cannot load ES modules with require()', () => {
  const code = "try { require('chatpact'); } catch (error) { console.log(error.message); }";
  expect(run('old.cjs', code, '--no-experimental-require-module')).toBe(
    `chatpact consists of ES modules, which require() cannot load in Node.js ${process.version}. Use Node.js 20.19, 22.12 or later, or await import('chatpact').\n`,
  );
});

test.each([
  ['mjs', (name: string) => `await import('${name}')`],
  ['cjs', (name: string) => `require('${name}')`],
])('chatpact/jest adds the matchers to the global expect, or says that there is none (%s)', (ending, load) => {
  const code = `
    globalThis.expect = { extend: (matchers) => console.log(Object.keys(matchers)) };
    ${load('chatpact/jest')};`;
  expect(run(`global.${ending}`, code)).toBe("[ 'toHonour' ]\n");
  expect(run(`none.${ending}`, `${load('chatpact/jest')};`)).toContain(
    'chatpact/jest found no global expect. Name it in setupFilesAfterEnv of Jest, or pass the matchers',
  );
});
