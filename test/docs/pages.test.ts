import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { buildIfNeeded } from '../build.ts';
import { linkPackages, root } from '../link-packages.ts';
import { readBlocks } from './blocks.ts';
import { Session } from './session.ts';

// Follows every page from top to bottom: writes its files, runs its commands, and compares their output.

const pages = [
  'README.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' }).map((name) => join('docs', name)),
]
  .filter((path) => path.endsWith('.md') && !/reference|tutorial/.test(path))
  .sort();
const read = (path: string) => readFileSync(join(root, path), 'utf8');

let folder: string;
let session: Session;

beforeAll(buildIfNeeded);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chatpact-page-'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'reader', private: true, type: 'module' }));
  linkPackages(folder, ['chatpact', 'vitest', 'msw', 'openapi-typescript', 'typescript']);
  session = new Session(folder);
});

afterEach(async () => {
  await session.end();
  rmSync(folder, { recursive: true, force: true });
});

test.each(pages)(
  'the commands of %s print what it shows',
  async (path) => {
    expect(await session.follow(read(path))).toBeUndefined();
  },
  300_000,
);

test('reports a page whose commands print something else', async () => {
  const page = (code: number) =>
    `\`\`\`js\n// end.mjs\nprocess.stdout.write('done');\nprocess.exit(${code});\n\`\`\`\n\n\`\`\`console\n$ node end.mjs\ndone\n$ echo $?\n4\n\`\`\`\n`;
  expect(await session.follow(page(4))).toBeUndefined();
  expect(await session.follow(page(5))).toEqual({ command: 'echo $?', expected: '4', printed: '5\n' });
  expect(await session.follow(page(4).replace('done\n$', 'gone\n$'))).toMatchObject({ command: 'node end.mjs' });
});

test('reports a failed command if the page does not show its exit code', async () => {
  const page = '```js\n// end.mjs\nprocess.exit(4);\n```\n\n```console\n$ node end.mjs\n```\n';
  expect(await session.follow(page)).toMatchObject({ printed: 'exit code 4' });
});

/** Languages of blocks that are not executed: excerpts, and input of other tools. */
const notExecuted = ['text', 'mermaid'];

test.each(pages)('every block of %s is executed, or is a named file', (path) => {
  const untested = readBlocks(read(path)).filter(
    ({ language, file }) => language !== 'console' && file === undefined && !notExecuted.includes(language),
  );
  expect(untested).toEqual([]);
});
