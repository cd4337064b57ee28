import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DockerfileParser } from 'dockerfile-ast';
import { validate } from 'dockerfile-utils';
import { describe, expect, test } from 'vitest';
import { defaultPort } from '../../cli/mock/port.ts';
import { createMock } from '../../mock/server.ts';
import { read, root } from './files.ts';
import { runProgram } from './run-program.ts';
import { listStrangeVariables, listStrangeWords } from './words.ts';

const text = read('Dockerfile');

/** The arguments of the last instruction of a kind. */
const behind = (keyword: string, dockerfile = text) =>
  DockerfileParser.parse(dockerfile)
    .getInstructions()
    .filter((each) => each.getKeyword() === keyword)
    .at(-1)
    ?.getRawArgumentsContent() ?? '';

/** The words of the JSON list at the end of an instruction. */
const wordsOf = (keyword: string, dockerfile?: string): string[] =>
  JSON.parse(/\[.*\]$/.exec(behind(keyword, dockerfile))?.[0] ?? '[]');

/** Lists problems of a Dockerfile: its syntax, and the command, flags and variables that it uses. */
async function listFaults(dockerfile: string): Promise<string[]> {
  const [node, program = '', ...before] = wordsOf('ENTRYPOINT', dockerfile);
  const unknown = [
    ...listStrangeWords([...before, ...wordsOf('CMD', dockerfile)]),
    ...(await listStrangeVariables(dockerfile)),
  ];
  const isBuilt = node === 'node' && existsSync(join(root, program.replace('/app/dist', '.').replace('.js', '.ts')));
  return [...validate(dockerfile).map(({ message }) => String(message)), ...unknown, ...(isBuilt ? [] : [program])];
}

test('the Dockerfile is valid, and starts an existing program', async () => {
  expect(await listFaults(text)).toEqual([]);
});

test.each([
  ['a flag that does not exist', 'CMD ["mock"]', 'CMD ["mock", "--hots"]', '--hots'],
  ['a command that does not exist', 'CMD ["mock"]', 'CMD ["serve"]', 'serve'],
  ['a variable that chatpact does not read', 'CHATPACT_HOST', 'CHATPACT_ADDRESS', 'CHATPACT_ADDRESS'],
  ['a program that does not exist', 'cli/main.js', 'cli/mian.js', '/app/dist/cli/mian.js'],
  ['an instruction that Docker does not know', 'EXPOSE', 'EXPORT', 'Unknown instruction: EXPORT'],
])('reports %s in the Dockerfile', async (_, before, after, reported) => {
  expect(await listFaults(text.replace(before, after))).toContain(reported);
});

test('the image serves other machines, on the default port, as a non-root user', () => {
  expect(behind('EXPOSE')).toBe(String(defaultPort));
  expect(behind('USER')).toBe('node');
  expect(behind('ENV')).toBe('CHATPACT_HOST=0.0.0.0');
});

test('the image build copies every source in the root of the project', () => {
  const sources = readdirSync(root).filter((name) => name.endsWith('.ts') && name !== 'vitest.config.ts');
  const lines = read('.dockerignore').split('\n');
  expect(sources.filter((name) => !lines.includes(`!${name}`))).toEqual([]);
});

test('the build context contains only files that the build reads', () => {
  const [first, ...rest] = read('.dockerignore')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  expect(first).toBe('*');
  expect(rest.filter((line) => !/^![\w.-]+$/.test(line) || !existsSync(join(root, line.slice(1))))).toEqual([]);
  const { include } = JSON.parse(readFileSync(join(root, 'tsconfig.build.json'), 'utf8'));
  const needed = [...include, 'scripts', 'tsconfig.json', 'tsconfig.build.json', 'package.json', 'package-lock.json'];
  expect(needed.filter((name: string) => !rest.includes(`!${name}`))).toEqual([]);
});

describe('the health check of the image', () => {
  const [command = '', ...words] = wordsOf('HEALTHCHECK');
  const check = (env: Record<string, string>) => runProgram([command, ...words], { env });

  test.each(['CHATPACT_PORT', 'PORT'])('finds a mock on the port of %s', async (name) => {
    const mock = await createMock({ scale: 0, adminToken: 'secret' });
    const { port } = new URL(mock.url);
    expect((await check({ [name]: port })).code).toBe(0);
    await mock.close();
    expect((await check({ [name]: port })).code).not.toBe(0);
  });
});
