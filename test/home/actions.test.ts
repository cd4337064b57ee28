import { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser';
import { parseAction } from '@actions/workflow-parser/actions/action-parser';
import { describe, expect, test } from 'vitest';
import { packageVersion } from '../../package-info.ts';
import { listMovable } from '../supply/movable.ts';
import { action, type Step } from './action.ts';
import { parseDocuments, read } from './files.ts';
import { listStrangeVariables, listStrangeWords } from './words.ts';

// The workflows are parsed by GitHub's own parser.

const ownFiles = ['.github/workflows/pull-request.yml', '.github/workflows/release.yml'];
const files = ['examples/ci/github.yml', ...ownFiles];

async function listWorkflowFaults(content: string): Promise<string[]> {
  const { context, value } = parseWorkflow({ name: 'workflow', content }, new NoOperationTraceWriter());
  const template = value && (await convertWorkflowTemplate(context, value));
  return [...context.errors.getErrors().map(String), ...(template?.errors ?? []).map(({ Message }) => Message)];
}

const listActionFaults = (content: string): string[] =>
  parseAction({ name: 'action', content }, new NoOperationTraceWriter()).context.errors.getErrors().map(String);

/** Scripts that contain an expression, into which an attacker could inject text. */
const listInjectable = (steps: readonly Step[]) =>
  steps.flatMap(({ run = [] }) => run).filter((text) => text.includes(`\${{`));

/** Programs that tests need to run instead of being skipped, by the commands that run the tests. */
const neededPrograms: [command: RegExp, programs: string[]][] = [
  [/\bnpm (test|run (check|test:all|test:installed))\b|\.ci\/run/, ['google-chrome', 'redis-server']],
  [/\bnpm run (check|test:all)\b|\.ci\/run/, ['zsh', 'fish']],
];

/** Programs that a job needs for its tests, but does not install or mention before. */
function listMissingPrograms(steps: readonly Step[]): string[] {
  const lines = steps.map(({ run = '' }) => run);
  return neededPrograms.flatMap(([command, programs]) => {
    const first = lines.findIndex((line) => command.test(line));
    const before = lines.slice(0, Math.max(first, 0)).join('\n');
    return first < 0 ? [] : programs.filter((program) => !before.includes(program));
  });
}

const stepsOf = (workflow: { jobs: Record<string, { steps: Step[] }> }) =>
  Object.values(workflow.jobs).flatMap(({ steps }) => steps);

test('the action is valid, and its scripts contain no expressions', () => {
  const content = read('action.yml');
  expect(listActionFaults(content)).toEqual([]);
  expect(listInjectable(action.runs.steps)).toEqual([]);
  expect(listMovable(action.runs.steps)).toEqual([]);
});

test.each([
  ['an unknown context', 'inputs.target }}', 'input.target }}'],
  ['a step without a shell', 'shell: bash', 'name: check'],
  ['a key that GitHub does not know', 'using: composite', 'using: composite\n  image: chatpact'],
])('reports %s in the action', (_, before, after) => {
  expect(listActionFaults(read('action.yml').replace(before, after))).not.toEqual([]);
});

test('reports an input in the text of a script', () => {
  const planted = read('action.yml').replace('words=(check)', `words=(check \${{ inputs.target }})`);
  expect(listInjectable(parseDocuments(planted)[0].runs.steps)).toHaveLength(1);
});

test.each(ownFiles)('%s has the programs that its tests need', (file) => {
  const jobs: Record<string, { steps: Step[] }> = parseDocuments(read(file))[0].jobs;
  for (const { steps } of Object.values(jobs)) expect(listMissingPrograms(steps)).toEqual([]);
});

test('reports a program that no step of a job installs', () => {
  const steps = ['npm ci', 'sudo apt-get install -y redis-server', 'npm run test:installed'].map((run) => ({ run }));
  expect(listMissingPrograms(steps)).toEqual(['google-chrome']);
  expect(listMissingPrograms([{ run: 'bash .ci/run' }, { run: 'sudo apt-get install zsh' }])).toEqual([
    ...['google-chrome', 'redis-server', 'zsh', 'fish'],
  ]);
  expect(listMissingPrograms([{ run: 'npm run build' }])).toEqual([]);
});

test('the action uses every input, and exposes every output of its step', () => {
  const text = JSON.stringify(action.runs);
  expect(Object.keys(action.inputs).filter((name) => !text.includes(`inputs.${name} `))).toEqual([]);
  for (const [name, { value }] of Object.entries(action.outputs)) {
    expect(value).toBe(`\${{ steps.check.outputs.${name} }}`);
  }
});

describe.each(files)('%s', (file) => {
  const workflow = parseDocuments(read(file))[0];

  test('is a valid workflow without expressions in its scripts', async () => {
    expect(await listWorkflowFaults(read(file))).toEqual([]);
    expect(listInjectable(stepsOf(workflow))).toEqual([]);
    expect(await listStrangeVariables(read(file))).toEqual([]);
  });

  test('references third-party actions by commit', () => {
    const ofOthers = stepsOf(workflow).filter(({ uses = '' }) => !uses.startsWith('OWNER/chatpact@'));
    expect(ofOthers.some(({ uses }) => uses)).toBe(true);
    expect(listMovable(ofOthers)).toEqual([]);
  });

  test.each([
    ['runs-on', 'run-on'],
    ['steps:', 'step:'],
    ['uses:', 'use:'],
  ])('reports %s misspelt as %s', async (before, after) => {
    expect(await listWorkflowFaults(read(file).replace(before, after))).not.toEqual([]);
  });
});

test('the example uses existing flags of the mock, and the action of this version', () => {
  const steps = stepsOf(parseDocuments(read('examples/ci/github.yml'))[0]);
  const calls = steps.flatMap(({ run = '' }) => [...run.matchAll(/bin\/chatpact" ([^>\n]*)/g)]);
  expect(calls.length).toBeGreaterThan(0);
  for (const [, words = ''] of calls) expect(listStrangeWords(words.trim().split(' '))).toEqual([]);
  for (const file of ['examples/ci/github.yml', 'docs/how-to/run-in-ci.md'])
    expect(read(file).match(/ chatpact@\d[\w.]*/g)).toEqual([` chatpact@${packageVersion}`]);
  const own = steps.filter(({ uses = '' }) => uses.startsWith('OWNER/chatpact@'));
  expect(own.map(({ uses }) => uses)).toEqual([`OWNER/chatpact@v${packageVersion}`]);
});
