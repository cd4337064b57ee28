import ts from 'typescript';

/** Maximum of a fixed sleep in a test, in milliseconds. */
export const maxSleepMs = 50;

/** A call that sleeps for a fixed time. */
export interface Sleep {
  /** Line number, from 1. */
  line: number;
  /** Milliseconds; undefined if they are not a constant. */
  ms: number | undefined;
}

const sleepNames = /^(sleep|delay|pause|wait)$/;
// The timeout of a socket only ends a hanging test, and delays no other.
const timerOwners = /^(globalThis|window|timers)$/;

/**
 * Finds the calls of `setTimeout`, of its promise, and of functions with a name like `sleep` which wait longer than
 * {@link maxSleepMs}, or for a time that is not a constant.
 */
export function findLongSleeps(source: string): Sleep[] {
  if (!/setTimeout|waitForTimeout|\b(sleep|delay|pause|wait)\(/.test(source)) return [];
  const file = ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest, true);
  const promised = listPromisedTimers(file);
  const found: Sleep[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const duration = findDuration(node, promised);
      const ms = duration && toMaxMs(duration);
      // Callers of the helper choose the time, so calls inside the helper do not count.
      if (duration && !isOfSleepHelper(node) && (ms === undefined || ms > maxSleepMs))
        found.push({ line: file.getLineAndCharacterOfPosition(node.getStart()).line + 1, ms });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** Names under which a file imports the `setTimeout` that returns a promise. */
function listPromisedTimers(file: ts.SourceFile): Set<string> {
  const names = new Set<string>();
  for (const each of file.statements) {
    if (!ts.isImportDeclaration(each) || !ts.isStringLiteral(each.moduleSpecifier)) continue;
    if (!/^(node:)?timers\/promises$/.test(each.moduleSpecifier.text)) continue;
    const bindings = each.importClause?.namedBindings;
    if (!bindings || !ts.isNamedImports(bindings)) continue;
    for (const { name, propertyName } of bindings.elements)
      if ((propertyName ?? name).text === 'setTimeout') names.add(name.text);
  }
  return names;
}

/** Returns the argument with the time of a call that sleeps; undefined for other calls. */
function findDuration({ expression, arguments: words }: ts.CallExpression, promised: Set<string>) {
  if (ts.isPropertyAccessExpression(expression)) {
    const name = expression.name.text;
    if (name === 'waitForTimeout') return words[0];
    if (name !== 'setTimeout' || !timerOwners.test(expression.expression.getText())) return undefined;
    // The name of a module does not show whether its timer returns a promise. The arguments do.
    return words.length === 1 && toMaxMs(words[0]) !== undefined ? words[0] : words[1];
  }
  const name = expression.getText();
  if (promised.has(name) || sleepNames.test(name)) return words[0];
  return name === 'setTimeout' ? words[1] : undefined;
}

function toMaxMs(node: ts.Expression | undefined): number | undefined {
  if (!node) return undefined;
  if (ts.isNumericLiteral(node)) return Number(node.text.replaceAll('_', ''));
  if (ts.isParenthesizedExpression(node)) return toMaxMs(node.expression);
  if (!ts.isBinaryExpression(node)) return undefined;
  const right = toMaxMs(node.right);
  // A remainder is smaller than its divisor.
  if (node.operatorToken.kind === ts.SyntaxKind.PercentToken) return right;
  const left = toMaxMs(node.left);
  if (left === undefined || right === undefined) return undefined;
  if (node.operatorToken.kind === ts.SyntaxKind.AsteriskToken) return left * right;
  return node.operatorToken.kind === ts.SyntaxKind.PlusToken ? left + right : undefined;
}

/** Returns true for a call inside a function with a name like `sleep`. */
function isOfSleepHelper(node: ts.Node): boolean {
  for (let parent = node.parent; parent; parent = parent.parent) {
    if (!ts.isVariableDeclaration(parent) && !ts.isFunctionDeclaration(parent)) continue;
    if (parent.name && sleepNames.test(parent.name.getText())) return true;
  }
  return false;
}
