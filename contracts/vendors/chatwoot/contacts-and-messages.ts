import type { ChatwootOperationId } from '../../../specs/bodies.ts';
import { findAt } from '../../../specs/json/json.ts';
import { idAt } from '../../exchanges/exact-numbers.ts';
import { listAt } from '../../relations/figures.ts';
import { everyItem } from '../../relations/lists/every-item.ts';
import { oppositeSorts } from '../../relations/lists/opposite-sorts.ts';
import { secondPage } from '../../relations/lists/second-page.ts';
import type { Read, Relation } from '../../relations/relation.ts';

const contacts = 'contactList';
const messages = 'list-all-messages';

/** Messages before (or after) one message, which is taken from the middle of the list without a bound. */
function bounded(
  parameter: 'before' | 'after',
  isRight: (id: number, bound: number) => boolean,
): Relation<ChatwootOperationId> {
  const cut = (bound: string): Read<ChatwootOperationId> => ({ operation: messages, query: { [parameter]: bound } });
  const judged = everyItem({
    id: `messages-bounded:${parameter}`,
    statement: `With ${parameter}=ID, only messages ${parameter} the message with that id are listed.`,
    reads: [cut('0')],
    items: '/payload',
    fault: `are not ${parameter} the message of the request`,
    filter: parameter,
    toRule: ([list]) => {
      const bound = Number(list?.query[parameter]);
      return (item) => isRight(Number(idAt(item, '/id')), bound);
    },
  });
  return {
    ...judged,
    reads: [{ operation: messages }],
    follow([list]) {
      const ids = (listAt(list?.body, '/payload/*') ?? []).map((item) => idAt(item, '/id'));
      const middle = ids[Math.floor(ids.length / 2)];
      return middle === undefined ? [] : [cut(middle)];
    },
    judge: ([, bounded]) => (bounded ? judged.judge([bounded]) : { problems: [], compared: 0 }),
  };
}

/**
 * Contacts sorted by fields that every database sorts alike: times, and telephone numbers digit by digit. Names are not
 * judged, since their order depends on the server's collation.
 */
const sorts = [
  { field: 'last_activity_at', toKey: (value: unknown) => (typeof value === 'number' ? value : undefined) },
  {
    field: 'phone_number',
    toKey: (value: unknown) => (typeof value === 'string' && /^\+\d+$/.test(value) ? value : undefined),
  },
].flatMap(({ field, toKey }) =>
  [field, `-${field}`].map((value) =>
    everyItem({
      id: `contacts-in-order:${value}`,
      statement: `With sort=${value}, contacts are in ${value === field ? 'ascending' : 'descending'} order of ${field}.`,
      tolerance: 'Contacts without a value may be first or last.',
      reads: [{ operation: contacts, query: { sort: value } }],
      items: '/payload',
      fault: 'precede an item that they should follow',
      toRule([list]) {
        const all = listAt(list?.body, '/payload/*') ?? [];
        const dated = all.flatMap((item) => {
          const key = toKey(findAt(item, `/${field}`));
          return key === undefined ? [] : [{ item, key }];
        });
        const wrong = dated.filter(({ key }, index) => {
          const next = dated[index + 1]?.key;
          return next !== undefined && (value === field ? key > next : key < next);
        });
        return dated.length < 2 ? undefined : (item) => !wrong.some((each) => each.item === item);
      },
    }),
  ),
);

/** Relations of the list of contacts and of a conversation's messages. */
export const contactAndMessageRelations: Relation<ChatwootOperationId>[] = [
  ...['name', 'email', 'phone_number', 'last_activity_at'].map((field) =>
    oppositeSorts({
      id: `contacts-sorted:${field}`,
      operation: contacts,
      parameter: 'sort',
      values: [field, `-${field}`],
      items: '/payload',
      field,
    }),
  ),
  ...sorts,
  secondPage({ operation: contacts, items: '/payload', key: 'id' }),
  bounded('before', (id, bound) => id < bound),
  bounded('after', (id, bound) => id > bound),
];
