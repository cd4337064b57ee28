import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocuments, read, root } from './files.ts';
import { type Ran, runProgram } from './run-program.ts';

export interface Step {
  id?: string;
  uses?: string;
  run?: string;
  env?: Record<string, string>;
  with?: Record<string, string>;
}

export interface Action {
  inputs: Record<string, { default?: string }>;
  outputs: Record<string, { value: string }>;
  runs: { steps: Step[] };
}

export const action: Action = parseDocuments(read('action.yml'))[0];

/** The result of a step, with the files that it wrote. */
interface ActionRan extends Ran {
  outputs: Record<string, string>;
  /** The summary of the job. */
  summary: string;
}

/** Runs the script of a step as GitHub's runner does: with the same command, and files for outputs and the summary. */
async function runStep({ run = '', env = {} }: Step, folder: string, given: Record<string, string>) {
  const files = mkdtempSync(join(folder, 'step-'));
  const [script, output, summary] = ['script.sh', 'output', 'summary'].map((name) => join(files, name));
  if (!script || !output || !summary) throw new Error('A file name is missing.');
  for (const [file, text] of [
    [script, run],
    [output, ''],
    [summary, ''],
  ] as const)
    writeFileSync(file, text);
  const words = ['bash', '--noprofile', '--norc', '-eo', 'pipefail', script];
  const github = { GITHUB_OUTPUT: output, GITHUB_STEP_SUMMARY: summary, GITHUB_ACTION_PATH: root, RUNNER_TEMP: files };
  const ran = await runProgram(words, { cwd: folder, env: { ...given, ...env, ...github } });
  const lines = readFileSync(output, 'utf8').trim().split('\n');
  const outputs = Object.fromEntries(lines.map((line) => line.split('=', 2)));
  return { ...ran, outputs, summary: readFileSync(summary, 'utf8') } as ActionRan;
}

/** Runs a step of the action in a folder, with inputs and the outputs of other steps. */
function runOwnStep(
  id: string,
  inputs: Readonly<Record<string, string>>,
  folder: string,
  given: Record<string, string>,
  outputs: Readonly<Record<string, string>> = {},
) {
  const unknown = Object.keys(inputs).filter((name) => !(name in action.inputs));
  if (unknown.length > 0) throw new Error(`The action has no input ${unknown.join(', ')}.`);
  const step = action.runs.steps.find((each) => each.id === id);
  const env = Object.entries(step?.env ?? {}).map(([variable, expression]) => {
    const [, context, name = ''] = /^\$\{\{ (inputs|steps\.install\.outputs)\.([\w-]+) \}\}$/.exec(expression) ?? [];
    const value = context === 'inputs' ? (inputs[name] ?? action.inputs[name]?.default) : outputs[name];
    return [variable, value ?? ''];
  });
  return runStep({ ...step, env: Object.fromEntries(env) }, folder, given);
}

/** Runs the install step of the action in a checkout. */
export async function installByAction(folder: string, given: Record<string, string>, inputs = {}) {
  const ran = await runOwnStep('install', inputs, folder, given);
  return { ...ran, program: ran.outputs.program ?? '' };
}

/** Runs the action in a checkout, with inputs and the environment of the step that uses it. */
export function runAction(
  inputs: Record<string, string>,
  folder: string,
  given: Record<string, string>,
  program: string,
): Promise<ActionRan> {
  return runOwnStep('check', inputs, folder, given, { program });
}
