import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import ts from 'typescript';

const root = join(import.meta.dirname, '..');

export interface Source {
  /** Path from the root of the project, with slashes. */
  path: string;
  /** Imports: paths from the root, or names of packages. */
  imports: string[];
  /** Those of which code remains after compiling: all but `import type` and `export type`. */
  codeImports: string[];
  /** The code without its comments, in lower case. */
  code: string;
}

/** The folder of the console, a web page that uses only the APIs of the mock. */
export const consoleFolder = 'mock/console';

/** The folder of the mock for browsers, whose replacements for Node.js modules are bundled into one file. */
export const browserFolder = 'mock/browser';

/** Reads all TypeScript files in a folder. It leaves out the console, unless the folder is the console. */
export async function readSources(folder: string): Promise<Source[]> {
  const names = await readdir(join(root, folder), { recursive: true });
  const files = names.filter((name) => /\.tsx?$/.test(name)).map((name) => join(folder, name));
  const sources = await Promise.all(files.map(readSource));
  return sources.filter(({ path }) => folder.startsWith(consoleFolder) || !path.startsWith(`${consoleFolder}/`));
}

/** Reads one file, by its path from the root of the project. */
export async function readSource(file: string): Promise<Source> {
  return toSource(file, await readFile(join(root, file), 'utf8'));
}

export function toSource(file: string, text: string): Source {
  const path = file.split(sep).join('/');
  const parsed = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const imports: string[] = [];
  const codeImports: string[] = [];
  const add = (node: ts.Node | undefined, isTypeOnly = false) => {
    if (!node || !ts.isStringLiteralLike(node)) return;
    const isLocal = node.text.startsWith('.');
    const name = isLocal
      ? relative(root, resolve(root, dirname(file), node.text))
          .split(sep)
          .join('/')
      : node.text;
    imports.push(name);
    if (!isTypeOnly) codeImports.push(name);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, node.importClause?.isTypeOnly);
    if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true);
    const called = ts.isCallExpression(node) ? node.expression : undefined;
    const isRequire = called && ts.isIdentifier(called) && called.text === 'require';
    if (ts.isCallExpression(node) && (isRequire || called?.kind === ts.SyntaxKind.ImportKeyword))
      add(node.arguments[0]);
    ts.forEachChild(node, visit);
  };
  visit(parsed);
  const printer = ts.createPrinter({ removeComments: true });
  return { path, imports, codeImports, code: printer.printFile(parsed).toLowerCase() };
}
