import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** An export of a module, as documented. */
export interface Exported {
  name: string;
  kind: 'function' | 'class' | 'type' | 'value';
  /** The declaration without its body. */
  signature: string;
  /** The paragraphs of its TSDoc before the first tag. */
  text: string;
  /** The blocks of its TSDoc by tag: throws, returns, example. */
  tags: { name: string; text: string }[];
  members: { name: string; type: string; text: string }[];
}

const root = new URL('../../', import.meta.url);
const inRoot = (path: string) => fileURLToPath(new URL(path, root));

/** Reads the exports of each file, by path from the project's root. */
export function readExports(files: readonly string[]): Map<string, Exported[]> {
  const { config } = ts.readConfigFile(inRoot('tsconfig.json'), ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, inRoot('.'));
  const program = ts.createProgram(files.map(inRoot), options);
  const checker = program.getTypeChecker();
  return new Map(
    files.map((file) => {
      const source = program.getSourceFile(inRoot(file));
      const module = source && checker.getSymbolAtLocation(source);
      if (!module) throw new Error(`${file} is not a module.`);
      const found = checker.getExportsOfModule(module).map((symbol) => {
        const isAlias = (symbol.flags & ts.SymbolFlags.Alias) !== 0;
        return toExported(symbol.name, isAlias ? checker.getAliasedSymbol(symbol) : symbol, checker);
      });
      return [file, found.sort((a, b) => (a.name < b.name ? -1 : 1))];
    }),
  );
}

function toExported(name: string, symbol: ts.Symbol, checker: ts.TypeChecker): Exported {
  const [node] = symbol.declarations ?? [];
  if (!node) throw new Error(`No declaration of ${name} found.`);
  return {
    name,
    kind: kindOf(node),
    signature: toSignature(node),
    text: ts.displayPartsToString(symbol.getDocumentationComment(checker)),
    tags: symbol.getJsDocTags(checker).map((tag) => ({ name: tag.name, text: ts.displayPartsToString(tag.text) })),
    members: ts.isInterfaceDeclaration(node) ? listMembers(node, checker) : [],
  };
}

function kindOf(node: ts.Node): Exported['kind'] {
  if (ts.isFunctionDeclaration(node)) return 'function';
  if (ts.isClassDeclaration(node)) return 'class';
  return ts.isVariableDeclaration(node) ? 'value' : 'type';
}

/** Returns the declaration without members and body. Members are documented separately. */
function toSignature(node: ts.Node): string {
  const text = node.getText().replace(/^(export|declare|async|default|\s)+/, '');
  if (ts.isFunctionDeclaration(node)) return text.slice(0, text.lastIndexOf(node.body?.getText() ?? '')).trim();
  if (ts.isInterfaceDeclaration(node) || ts.isClassDeclaration(node)) return text.slice(0, text.indexOf('{')).trim();
  if (!ts.isVariableDeclaration(node)) return text;
  return `const ${node.name.getText()}${node.type ? `: ${node.type.getText()}` : ''}`;
}

/** Lists the members of an interface and of those that it extends, except types of TypeScript and of packages. */
function listMembers(node: ts.InterfaceDeclaration, checker: ts.TypeChecker): Exported['members'] {
  const bases = (node.heritageClauses ?? [])
    .flatMap(({ types }) => types)
    .flatMap((type) => {
      const [base] = checker.getTypeAtLocation(type).symbol.declarations ?? [];
      return base && ts.isInterfaceDeclaration(base) && isOurs(base) ? listMembers(base, checker) : [];
    });
  return [...node.members.map((member) => toMember(member, checker)), ...bases];
}

const isOurs = (node: ts.Node): boolean => !node.getSourceFile().fileName.includes('node_modules');

function toMember(member: ts.TypeElement, checker: ts.TypeChecker): Exported['members'][number] {
  const symbol = member.name && checker.getSymbolAtLocation(member.name);
  const [, name = '', type = ''] = /^(?:readonly )?([\w$]+\??)(?:: )?([\s\S]*?);?$/.exec(member.getText()) ?? [];
  return {
    name,
    type: type.replaceAll(/\s+/g, ' '),
    text: symbol ? ts.displayPartsToString(symbol.getDocumentationComment(checker)) : '',
  };
}
