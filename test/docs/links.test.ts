import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import type { Command } from 'commander';
import { expect, test } from 'vitest';
import { program } from '../../cli/program.ts';
import { root } from '../link-packages.ts';

// What pages name has to be there: the files that they link to, the commands and flags that they write down.

/** Files below a folder. What is installed is not gone into: a package that links to this one leads round in a circle. */
const list = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true })
    .filter(({ name }) => name !== 'node_modules')
    .flatMap((entry) => (entry.isDirectory() ? list(join(folder, entry.name)) : join(folder, entry.name)));
const pages = ['README.md', ...list('docs'), ...list('examples')]
  .filter((path) => path.endsWith('.md'))
  .map((path) => path.split(sep).join('/'));
const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** Links of a page that lead nowhere. */
function listDead(path: string, text: string): string[] {
  const targets = [...text.matchAll(/\]\(([^)#]+)[^)]*\)/g)].map(([, target = '']) => target);
  return targets.filter((target) => !/^https?:/.test(target) && !existsSync(join(root, dirname(path), target)));
}

/** The command that words name, and the words after it. */
function findCommand(words: string[], command: Command = program): { command: Command; rest: string[] } {
  const next = command.commands.find((each) => each.name() === words[0]);
  return next ? findCommand(words.slice(1), next) : { command, rest: words };
}

/** Flags that a page writes after `chatpact …` on a line or in a span of code, and that the command does not know. */
function listUnknown(text: string): string[] {
  return [...text.matchAll(/chatpact ([a-z]+\b[^`\n]*)/g)].flatMap(([line, words = '']) => {
    const { command, rest } = findCommand(words.split(/\s+/));
    if (command === program) return [];
    const flags = rest.join(' ').match(/(?<= |^)--[a-z][\w-]*/g) ?? [];
    const known = ['--help', ...command.options.map(({ long }) => long)];
    return flags.filter((flag) => !known.includes(flag)).map((flag) => `${flag} in: ${line}`);
  });
}

test.each(pages)('what %s links to is there', (path) => {
  expect(listDead(path, read(path))).toEqual([]);
});

test.each(pages)('commands know the flags that %s gives them', (path) => {
  expect(listUnknown(read(path))).toEqual([]);
});

test('a dead link and a flag that is not known are noticed', () => {
  expect(listDead('docs/README.md', '[a](tutorial.md) [b](gone.md) [c](https://example.com/)')).toEqual(['gone.md']);
  expect(listUnknown('`chatpact mock --port 0`, `npx chatpact report merge a.json --report json=b.json`')).toEqual([]);
  expect(listUnknown('`chatpact mock --prot 0`')).toEqual(['--prot in: chatpact mock --prot 0']);
});

test('every page of the documentation can be reached from its map', () => {
  const map = read('docs/README.md');
  const unreached = pages.filter((path) => path.startsWith('docs/') && path !== 'docs/README.md');
  expect(unreached.filter((path) => !map.includes(`](${relative('docs', path).split(sep).join('/')})`))).toEqual([]);
});
