import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import ts from 'typescript';
import { beforeAll, expect, test } from 'vitest';

// Mistakes that must not compile. Each file of fixtures/ has one; its first line is the expected error:
// "// fails: TS2353: part of the message". NAME.valid.ts is the same without the mistake, and must compile.

const root = join(import.meta.dirname, '../..');
const folder = join(import.meta.dirname, 'fixtures');
const names = readdirSync(folder).sort();
const mistakes = names.filter((name) => !name.endsWith('.valid.ts'));
const corrected = names.filter((name) => name.endsWith('.valid.ts'));

const errors = new Map<string, string[]>();

function readCompilerOptions(): ts.CompilerOptions {
  const file = join(root, 'tsconfig.json');
  const { config } = ts.readConfigFile(file, ts.sys.readFile);
  return ts.convertCompilerOptionsFromJson(config.compilerOptions, root).options;
}

/** Lists the errors of a file as "TS2353: message". Only this file is checked, not what it imports. */
function listErrors(program: ts.Program, name: string): string[] {
  const source = program.getSourceFile(join(folder, name));
  const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
  return found.map(({ code, messageText }) => `TS${code}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`);
}

beforeAll(() => {
  const files = names.map((name) => join(folder, name));
  const program = ts.createProgram(files, readCompilerOptions());
  for (const name of names) errors.set(name, listErrors(program, name));
});

test.each(mistakes)('%s does not compile', (name) => {
  const [first = ''] = readFileSync(join(folder, name), 'utf8').split('\n');
  const [, code, part] = /^\/\/ fails: (TS\d+): (.+)$/.exec(first) ?? [];
  expect(code, 'the expected error in the first line').toBeDefined();
  const [error, ...others] = errors.get(name) ?? [];
  expect(error).toContain(`${code}: `);
  expect(error).toContain(part);
  expect(others).toEqual([]);
});

test.each(corrected)('%s compiles', (name) => {
  expect(errors.get(name)).toEqual([]);
});

test('every mistake has a corrected file', () => {
  expect(corrected).toEqual(mistakes.map((name) => `${basename(name, '.ts')}.valid.ts`));
});
