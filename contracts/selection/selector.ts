import type { Selectable, SelectableOperation } from './selectable.ts';

/** The checks of a case that a selector names; all of them, unless it names checks. */
type Named = readonly string[];

/** A parsed selector, such as `tag:Reports` or `relation/*`. `*` is a wildcard. */
export interface Selector {
  text: string;
  /** Returns the checks of a case that the selector names; undefined if it does not match the case. */
  fit(each: Selectable, of: 'some' | 'every'): Named | undefined;
  /** All values that the selector could name in these cases. */
  listValues(cases: readonly Selectable[]): string[];
}

/** A kind of selector: the prefix before the colon, and the values that it matches. */
interface SelectorKind {
  name: string;
  /** For the reference. */
  what: string;
  example: string;
  ignoresCase?: true;
  ofOperation?: (operation: SelectableOperation) => readonly string[];
  ofCase?: (each: Selectable) => readonly string[];
  /** Its values are checks, not cases. */
  namesChecks?: true;
}

const without = (prefix: string) => (each: Selectable) =>
  each.id.startsWith(prefix) ? [each.id.slice(prefix.length)] : [];

/** All kinds of selectors. A selector without one of these prefixes is the id of a case or an operation. */
export const selectorKinds: readonly SelectorKind[] = [
  {
    name: 'operation',
    what: 'the id of an operation',
    example: 'operation:get-channels',
    ofOperation: ({ id }) => [id],
  },
  {
    name: 'tag',
    what: 'a tag that the document gives to operations',
    example: 'tag:Reports',
    ignoresCase: true,
    ofOperation: ({ tags }) => tags,
  },
  {
    name: 'path',
    what: 'the path of operations, as the document writes it',
    example: 'path:/api/v2/*',
    ofOperation: ({ path }) => [path],
  },
  {
    name: 'method',
    what: 'the method of operations',
    example: 'method:POST',
    ignoresCase: true,
    ofOperation: ({ method }) => [method],
  },
  {
    name: 'check',
    what: 'a check of responses (auth, status, content-type, headers, schema, pagination, relation, rule)',
    example: 'check:schema',
    ofCase: ({ checks }) => checks,
    namesChecks: true,
  },
  { name: 'relation', what: 'the id of a relation', example: 'relation:*-per-day', ofCase: without('relation/') },
  {
    name: 'scenario-test',
    what: 'the id of a scenario test',
    example: 'scenario-test:*',
    ofCase: without('scenario-test/'),
  },
];

/** Parses a selector, which may match nothing. */
export function parseSelector(text: string): Selector {
  const [, word, value = ''] = /^([a-z-]+):(.*)$/s.exec(text) ?? [];
  const kind = selectorKinds.find(({ name }) => name === word);
  return kind ? ofKind(text, kind, value) : ofId(text);
}

function ofKind(
  text: string,
  { ofOperation, ofCase, ignoresCase, namesChecks }: SelectorKind,
  value: string,
): Selector {
  const test = toTest(value, ignoresCase);
  return {
    text,
    fit(each, of) {
      if (ofOperation) {
        const fits = (operation: SelectableOperation) => ofOperation(operation).some(test);
        const { operations } = each;
        // `exclude` drops every case that uses the operation; `only` keeps the cases that use no other operation.
        const isFit = of === 'some' ? operations.some(fits) : operations.length > 0 && operations.every(fits);
        return isFit ? each.checks : undefined;
      }
      const named = ofCase?.(each).filter(test) ?? [];
      if (named.length === 0) return undefined;
      return namesChecks ? named : each.checks;
    },
    listValues: (cases) => [
      ...new Set(
        cases.flatMap((each) => (ofOperation ? each.operations.flatMap(ofOperation) : (ofCase?.(each) ?? []))),
      ),
    ],
  };
}

/** A selector by the id of a case, or by the id of an operation for all of its cases. */
function ofId(text: string): Selector {
  const test = toTest(text);
  const ofOperation = parseSelectorOf('operation', text);
  return {
    text,
    fit: (each, of) => (test(each.id) ? each.checks : text.includes('*') ? undefined : ofOperation?.fit(each, of)),
    listValues: (cases) => [...new Set(cases.flatMap(({ id, operation }) => [operation, id]))],
  };
}

function parseSelectorOf(name: string, value: string): Selector | undefined {
  const kind = selectorKinds.find((each) => each.name === name);
  return kind && ofKind(value, kind, value);
}

function toTest(pattern: string, ignoresCase = false): (text: string) => boolean {
  const source = pattern
    .split('*')
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  const expression = new RegExp(`^${source}$`, ignoresCase ? 'is' : 's');
  return (text) => expression.test(text);
}
