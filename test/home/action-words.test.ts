import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { runAction } from './action.ts';

const folder = mkdtempSync(join(tmpdir(), 'chatpact-words-'));
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(({ skip }) => {
  if (process.platform === 'win32') skip('the scripts are for POSIX shells');
});

/** Prints its arguments, which are those that the check would get. */
const program = join(folder, 'program.mjs');
writeFileSync(
  program,
  `#!${process.execPath}\nconsole.log(JSON.stringify(process.argv.slice(2).filter((each) => !each.startsWith('--report=json='))));\n`,
);
chmodSync(program, 0o755);

const run = (inputs: Record<string, string>) => runAction({ target: 'staging', ...inputs }, folder, {}, program);

async function wordsOf(inputs: Record<string, string>): Promise<string[]> {
  const { code, stdout } = await run({ reports: '', ...inputs });
  expect(code).toBe(0);
  return JSON.parse(stdout).slice(1, -2);
}

test.each<[given: string, words: string[]]>([
  ['--workers=2', ['--workers=2']],
  ['--workers=2\n--retries=0\n', ['--workers=2', '--retries=0']],
  ['--rate 90/m --timeout 900', ['--rate', '90/m', '--timeout', '900']],
  ['  --rate 90/m\t--strict-input \r\n\n --dry-run', ['--rate', '90/m', '--strict-input', '--dry-run']],
  [`--only 'relation/*' --only="a b"`, ['--only', 'relation/*', '--only=a b']],
  [`--only="it's" --since ''`, [`--only=it's`, '--since', '']],
  ['--baseline=C:\\out\\known.yaml', ['--baseline=C:\\out\\known.yaml']],
  ['', []],
])('splits the arguments %j into the words %j', async (given, words) => {
  expect(await wordsOf({ arguments: given })).toEqual(words);
});

test('accepts reports on one line or one per line', async () => {
  expect(await wordsOf({ reports: `pretty github\n"html=out/my page.html"` })).toEqual([
    ...['--report=pretty', '--report=github', '--report=html=out/my page.html'],
  ]);
});

test.each(['arguments', 'reports'])('the shell does not execute or expand the input %s', async (input) => {
  const planted = join(folder, 'planted');
  const hostile = [
    ...[`$(touch ${planted})`, `\`touch ${planted}\``, `;touch`, planted, '&&', 'touch', planted, '|', 'tee', planted],
    ...['$HOME', '*', '~', '>', planted, '\\', '{a,b}'],
  ];
  const words = await wordsOf({ [input]: hostile.join(' ') });
  const expected = hostile.flatMap((each) => each.split(' '));
  expect(words).toEqual(input === 'reports' ? expected.map((each) => `--report=${each}`) : expected);
  expect(existsSync(planted)).toBe(false);
});

test.each(['arguments', 'reports'])('reports an unclosed quote in the input %s, also in the summary', async (input) => {
  const { code, stdout, summary } = await run({ [input]: '--only "relation' });
  expect(code).toBe(2);
  const message = `A quote (") in the input ${input} has no end.`;
  expect(stdout).toBe(`::error title=chatpact check did not run::${message}\n`);
  expect(summary).toContain(message);
});

test('reports an invalid value of strict, also in the summary', async () => {
  const { code, summary } = await run({ strict: 'very' });
  expect([code, summary]).toEqual([2, expect.stringContaining('strict takes true, false or nothing')]);
});
