import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import type { Command } from 'commander';
import { expect, test } from 'vitest';
import { program } from '../../cli/program.ts';
import { root } from '../link-packages.ts';

// Files that pages link to must exist, and so must the commands and flags that they show.

/** Returns all files below a folder. Skips node_modules, where a link to this package would recurse forever. */
const list = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true })
    .filter(({ name }) => name !== 'node_modules')
    .flatMap((entry) => (entry.isDirectory() ? list(join(folder, entry.name)) : join(folder, entry.name)));
const pages = ['README.md', ...list('docs'), ...list('examples')]
  .filter((path) => path.endsWith('.md'))
  .map((path) => path.split(sep).join('/'));
const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** Returns the links of a page whose target does not exist. */
function listDead(path: string, text: string): string[] {
  const targets = [...text.matchAll(/\]\(([^)#]+)[^)]*\)/g)].map(([, target = '']) => target);
  return targets.filter((target) => !/^https?:/.test(target) && !existsSync(join(root, dirname(path), target)));
}

/** Returns the command that words name, and the remaining words. */
function findCommand(words: string[], command: Command = program): { command: Command; rest: string[] } {
  const next = command.commands.find((each) => each.name() === words[0]);
  return next ? findCommand(words.slice(1), next) : { command, rest: words };
}

/** Returns the flags after `chatpact …`, in a line or an inline code span, that the command does not have. */
function listUnknown(text: string): string[] {
  return [...text.matchAll(/chatpact ([a-z]+\b[^`\n]*)/g)].flatMap(([line, words = '']) => {
    const { command, rest } = findCommand(words.split(/\s+/));
    if (command === program) return [];
    const flags = rest.join(' ').match(/(?<= |^)--[a-z][\w-]*/g) ?? [];
    const known = ['--help', ...command.options.map(({ long }) => long)];
    return flags.filter((flag) => !known.includes(flag)).map((flag) => `${flag} in: ${line}`);
  });
}

test.each(pages)('the links of %s lead to existing files', (path) => {
  expect(listDead(path, read(path))).toEqual([]);
});

test.each(pages)('the flags in %s exist', (path) => {
  expect(listUnknown(read(path))).toEqual([]);
});

test('reports a dead link and an unknown flag', () => {
  expect(listDead('docs/README.md', '[a](tutorial.md) [b](gone.md) [c](https://example.com/)')).toEqual(['gone.md']);
  expect(listUnknown('`chatpact mock --port 0`, `npx chatpact report merge a.json --report json=b.json`')).toEqual([]);
  expect(listUnknown('`chatpact mock --prot 0`')).toEqual(['--prot in: chatpact mock --prot 0']);
});

test('docs/README.md links to every page of the documentation', () => {
  const index = read('docs/README.md');
  const unreached = pages.filter((path) => path.startsWith('docs/') && path !== 'docs/README.md');
  expect(unreached.filter((path) => !index.includes(`](${relative('docs', path).split(sep).join('/')})`))).toEqual([]);
});
