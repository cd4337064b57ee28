import type { ChatwootOperationId } from '../../../specs/bodies.ts';
import { findAt } from '../../../specs/json/json.ts';
import { idAt } from '../../exchanges/exact-numbers.ts';
import { agreeByKey, byField, type KeyedTerm } from '../../relations/comparisons/agree-by-key.ts';
import { listAt, toFigure } from '../../relations/figures.ts';
import { everyItem } from '../../relations/lists/every-item.ts';
import type { Relation } from '../../relations/relation.ts';
import { groupSummaries, matrix } from './operations.ts';

/** The figures of the matrix by inbox (rows) or label (columns), to compare with the summaries. */
function toSums(things: string, byColumn: boolean): KeyedTerm['figures'] {
  return ({ body }) => {
    const ids = listAt(body, `/${things}/*/id`);
    const rows = listAt(body, '/matrix/*');
    if (!ids || !rows?.every(Array.isArray)) return undefined;
    const cellsOf = (index: number) =>
      byColumn ? rows.map((row) => findAt(row, `/${index}`)) : (rows[index] as unknown[]);
    const sums = ids.map((id, index) => {
      const cells = (cellsOf(index) ?? []).map(toFigure);
      // For a row, the largest cell: a conversation may have several labels, so the sum of a row means nothing.
      const figure = byColumn
        ? cells.reduce<number>((sum, cell) => sum + (cell ?? 0), 0)
        : Math.max(0, ...cells.map((cell) => cell ?? 0));
      return [String(id), figure] as const;
    });
    return new Map(sums);
  };
}

/** The matrix of one inbox or label. Servers may want lists with brackets, but also read a single id without them. */
const cutTo = (thing: 'inbox' | 'label', brackets: '' | '[]'): Relation<ChatwootOperationId> => {
  const parameter = `${thing}_ids${brackets}`;
  return everyItem({
    id: `matrix-cut-to:${parameter}`,
    statement: `With one id in ${parameter}, the matrix has only that ${thing}.`,
    reads: [{ operation: matrix, query: { [parameter]: { entity: thing } } }],
    items: thing === 'inbox' ? '/inboxes' : '/labels',
    fault: `are not the requested ${thing}`,
    filter: parameter,
    toRule: ([cut]) => {
      const wanted = cut?.query[parameter];
      return (item) => idAt(item, '/id') === wanted;
    },
  });
};

/** Relations between the matrix and the summaries of its inboxes and labels. */
export const matrixRelations: Relation<ChatwootOperationId>[] = [
  ...(['inbox', 'label'] as const).flatMap((thing) => (['', '[]'] as const).map((brackets) => cutTo(thing, brackets))),
  agreeByKey({
    id: 'matrix-columns-are-labels',
    statement: 'A column of the matrix sums to the conversations of its label.',
    left: { operation: matrix, what: 'the sum of the column', figures: toSums('labels', true) },
    right: {
      operation: groupSummaries.label,
      what: 'the conversations of the label',
      figures: byField('', 'id', 'conversations_count'),
    },
  }),
  agreeByKey({
    id: 'matrix-rows-within-inboxes',
    statement: 'No cell of the matrix is larger than its inbox.',
    tolerance: 'A conversation without labels is in no cell.',
    comparison: 'at most',
    left: { operation: matrix, what: 'the largest cell', figures: toSums('inboxes', false) },
    right: {
      operation: groupSummaries.inbox,
      what: 'the conversations of the inbox',
      figures: byField('', 'id', 'conversations_count'),
    },
  }),
];
