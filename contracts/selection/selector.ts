import type { Selectable, SelectableOperation } from './selectable.ts';

/** Which checks of a case a selector names; all of them, unless it names checks. */
type Named = readonly string[];

/** A selector as it is written: `tag:Reports`, `relation/*`. `*` stands for anything. */
export interface Selector {
  text: string;
  /** Whether it fits a case, and which of its checks. Undefined where it does not. */
  fit(each: Selectable, of: 'some' | 'every'): Named | undefined;
  /** The values that it could name, of all cases. */
  listValues(cases: readonly Selectable[]): string[];
}

/** A word before the colon, and what of a case it names. */
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

/** What selectors may name. Without one of these words a selector is the id of a case, or of an operation. */
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
    what: 'a check of answers (auth, status, content-type, headers, schema, pagination, relation, rule)',
    example: 'check:schema',
    ofCase: ({ checks }) => checks,
    namesChecks: true,
  },
  { name: 'relation', what: 'the id of a relation', example: 'relation:*-per-day', ofCase: without('relation/') },
  { name: 'story', what: 'the id of a story', example: 'story:*', ofCase: without('story/') },
];

/** Reads a selector. It may fit nothing. */
export function parseSelector(text: string): Selector {
  const [, word, value = ''] = /^([a-z]+):(.*)$/s.exec(text) ?? [];
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
        // To leave an operation out is to ask nothing of it; to ask of it alone is to ask nothing else.
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

/** By the id of a case; by that of an operation, all that is asked of it. */
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
