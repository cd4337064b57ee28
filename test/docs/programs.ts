import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Output and exit code of a program. */
export interface ProgramResult {
  stdout: string;
  stderr: string;
  exitCode: number;
}

/** Runs a Node.js program until it exits. */
export function runProgram(file: string, args: readonly string[], folder: string, env: object): Promise<ProgramResult> {
  const options = { cwd: folder, env: { ...process.env, ...env, FORCE_COLOR: '0' }, maxBuffer: 64e6 };
  return new Promise((resolve) => {
    execFile(process.execPath, [file, ...args], options, (error, stdout, stderr) => {
      resolve({ stdout, stderr, exitCode: error ? Number(error.code ?? 1) : 0 });
    });
  });
}

export interface Service {
  process: ChildProcess;
  printed: string;
}

/** Starts a long-running program, and waits until its output matches `isUp`. */
export async function startService(
  file: string,
  args: readonly string[],
  { folder, env, isUp }: { folder: string; env: object; isUp: RegExp },
): Promise<Service> {
  const child = spawn(process.execPath, [file, ...args], { cwd: folder, env: { ...process.env, ...env } });
  let printed = '';
  await new Promise<void>((resolve, reject) => {
    const onData = (chunk: Buffer) => {
      printed += chunk;
      if (isUp.test(printed)) resolve();
    };
    child.stdout.on('data', onData);
    child.stderr.on('data', onData);
    child.once('exit', () => reject(new Error(`chatpact ${args.join(' ')} exited during its start:\n${printed}`)));
  });
  return { process: child, printed };
}

export async function stopService({ process: child }: Service): Promise<void> {
  if (child.exitCode !== null) return;
  const exited = once(child, 'exit');
  child.kill();
  await exited;
}

/** Returns the file that `npx NAME` runs in a folder. */
export function findBinary(name: string, folder: string): string {
  const manifest = createRequire(join(folder, 'package.json')).resolve(`${name}/package.json`);
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8'));
  return join(dirname(manifest), typeof bin === 'string' ? bin : bin[name.split('/').at(-1) ?? name]);
}
