import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMock, type Mock } from '../mock/server.ts';
import { buildIfNeeded } from './build.ts';

// Every console block of the README is run, and must print what stands under its command; "…" stands for anything.

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const cli = new URL('../dist/cli/main.js', import.meta.url).pathname.replace(/^\/([A-Z]:)/, '$1');
const documentedUrl = 'http://127.0.0.1:4010';
const folder = mkdtempSync(join(tmpdir(), 'chatpact-readme-'));
const run = promisify(execFile);
let mock: Mock;

beforeAll(async () => {
  buildIfNeeded();
  mock = await createMock();
  const lines = Object.entries(mock.credentials).map((pair) => pair.join('='));
  writeFileSync(join(folder, 'mock.env'), lines.join('\n'));
  const [config = ''] = blocksOf('yaml');
  writeFileSync(join(folder, 'chatpact.config.yaml'), config.replaceAll(documentedUrl, mock.url));
});

afterAll(async () => {
  await mock.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Example {
  command: string;
  output: string;
}

const examples = blocksOf('console').flatMap((block) =>
  block
    .split(/^\$ /m)
    .slice(1)
    .map((text): Example => {
      const [command = '', ...output] = text.split('\n');
      return { command, output: output.join('\n').trim() };
    }),
);

test('the README has examples of both commands', () => {
  expect(examples.filter(({ command }) => command.startsWith('curl')).length).toBeGreaterThan(3);
  expect(examples.filter(({ command }) => command.includes('chatpact')).length).toBeGreaterThan(1);
});

test.each(examples)('$command prints what the README says', async ({ command, output }) => {
  const words = [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
  const printed = words[0] === 'curl' ? await curl(words) : await chatpact(words.slice(words.indexOf('chatpact') + 1));
  expect(printed.replaceAll(mock.url, documentedUrl)).toMatch(toPattern(output));
});

test('the library example prints what the README says', async () => {
  const [program = ''] = blocksOf('ts');
  const promised = /^prints `(.+)`\.$/m.exec(readme)?.[1];
  // Beside the package, so that it can import it by name.
  const file = new URL('../readme-example.mjs', import.meta.url);
  writeFileSync(file, program);
  try {
    const { stdout } = await run(process.execPath, [file.pathname.replace(/^\/([A-Z]:)/, '$1')]);
    expect(stdout.trim()).toBe(promised);
  } finally {
    rmSync(file);
  }
});

test('the README names every command, and the changelog the present version or the next', async () => {
  const { stdout } = await run(process.execPath, [cli, '--help']);
  const [listed = ''] = stdout.split('\nExamples:');
  const commands = [...listed.matchAll(/^ {2}(\w+) /gm)].map(([, name]) => name).filter((name) => name !== 'help');
  expect(commands.length).toBeGreaterThan(3);
  for (const command of commands) expect(readme).toMatch(new RegExp(`chatpact ${command}\\b|npm run ${command}\\b`));
});

function blocksOf(language: string): string[] {
  return [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(
    ([, text]) => text ?? '',
  );
}

/** The lines of an example, each of which must follow the one before it. */
function toPattern(output: string): RegExp {
  const lines = output.split('\n').map((line) =>
    line.trim() === '…'
      ? '[^]*?'
      : line
          .trimEnd()
          .split('…')
          .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
          .join('.*'),
  );
  return new RegExp(`^${lines.join('\\s*?\\n')}`.replaceAll('\\s*?\\n[^]*?\\s*?\\n', '\\s*\\n[^]*?'));
}

/** What curl would print: of its flags the README uses -H and -d. */
async function curl(words: string[]): Promise<string> {
  const valuesOf = (flag: string) => words.filter((_, index) => words[index - 1] === flag);
  const headers = valuesOf('-H').map((header) => header.split(': ') as [string, string]);
  const [body] = valuesOf('-d');
  const url = (words.at(-1) ?? '').replace(documentedUrl, mock.url);
  return (await fetch(url, { headers, body, method: body === undefined ? 'GET' : 'POST' })).text();
}

/** Runs the built command line; a mock is ended as soon as it has said where it is. */
async function chatpact(words: string[]): Promise<string> {
  const args = words.map((word) => word.replace(documentedUrl, mock.url));
  if (args[0] !== 'mock') {
    const outcome = await run(process.execPath, [cli, ...args], { cwd: folder }).catch((error) => error);
    return String(outcome.stdout);
  }
  const child = execFile(process.execPath, [cli, ...args, '--port', '0'], { cwd: folder });
  let printed = '';
  await new Promise<void>((done) => {
    child.stdout?.on('data', (chunk) => {
      printed += chunk;
      if (printed.includes('stop: Ctrl+C')) done();
    });
    child.once('exit', () => done());
  });
  child.kill();
  return printed.replaceAll(/http:\/\/127\.0\.0\.1:\d+/g, documentedUrl);
}
