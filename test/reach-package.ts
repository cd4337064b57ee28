import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import ts from 'typescript';
import { helperSources, publicEntries } from './installed-files.ts';

const root = join(import.meta.dirname, '..');
const plugin = 'test/package-under-test.ts';

interface Import {
  /** Path from the root, or the name of a package. */
  of: string;
  /** The imported names. Empty for all names, or for none. */
  names: string[];
}

/**
 * Returns true if `npm run test:installed` can run a test file: the file or its helpers use the package under test, and they
 * import no source that the package does not export.
 *
 * @param file Path from the root.
 * @param read Returns the text of a file, by its path from the root.
 */
export function canRunInstalled(file: string, read = readFile): boolean {
  let reaches = false;
  const seen = new Set<string>();
  const waiting = [file];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    for (const { of, names } of getImports(path, read(path))) {
      const entry = publicEntries[of];
      const isPackage = /^chatpact(\/|$)/.test(of) && !of.endsWith('.json');
      // build.ts imports the plugin only to know whether it must build.
      if (isPackage || (of === plugin && path !== 'test/build.ts')) reaches = true;
      else if (entry) {
        if (entry === 'chatpact' && !names.every((name) => exportedNames.has(name))) return false;
        reaches = true;
      } else if (/^(cli|contracts|mock|testing)\//.test(of)) {
        if (!helperSources.includes(of)) return false;
      } else if (/^(test|examples)\/.*\.m?[jt]s$/.test(of) && of !== plugin && existsSync(join(root, of)))
        waiting.push(of);
    }
  }
  return reaches;
}

const readFile = (path: string) => readFileSync(join(root, path), 'utf8');

/** The names that `chatpact` exports. */
const exportedNames = new Set(listExports(readFile('index.ts')));

function listExports(source: string): string[] {
  const { statements } = ts.createSourceFile('index.ts', source, ts.ScriptTarget.Latest);
  return statements
    .filter(ts.isExportDeclaration)
    .flatMap(({ exportClause }) => (exportClause && ts.isNamedExports(exportClause) ? exportClause.elements : []))
    .map(({ name }) => name.text);
}

/** Cached imports, by source text, because many test files share helpers. */
const known = new Map<string, Import[]>();

function getImports(file: string, source: string): Import[] {
  const found = known.get(source) ?? listImports(file, source);
  known.set(source, found);
  return found;
}

/** Lists the imports of a file at run time, without imports of types. */
function listImports(file: string, source: string): Import[] {
  const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.Latest, verbatimModuleSyntax: true };
  const { outputText } = ts.transpileModule(source, { compilerOptions });
  const found: Import[] = [];
  const toImport = (specifier: ts.Expression, names: string[]): Import => {
    const { text } = specifier as ts.StringLiteral;
    if (!text.startsWith('.')) return { of: text, names };
    const path = relative(root, resolve(root, dirname(file), text));
    return { of: path.split(sep).join('/'), names };
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      const bindings = node.importClause?.namedBindings;
      const elements = bindings && ts.isNamedImports(bindings) ? bindings.elements : [];
      const names = elements.map(({ name, propertyName }) => (propertyName ?? name).text);
      found.push(toImport(node.moduleSpecifier, names));
    }
    if (ts.isExportDeclaration(node) && node.moduleSpecifier) found.push(toImport(node.moduleSpecifier, []));
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [specifier] = node.arguments;
      if (specifier && ts.isStringLiteralLike(specifier)) found.push(toImport(specifier, []));
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, outputText, ts.ScriptTarget.Latest));
  return found;
}
