import { findAt, isObject } from '../../specs/json/json.ts';
import type { Mutation } from './mutation.ts';
import { changeAt } from './places.ts';

/** Wrong lists. */
export const listMutations: Mutation[] = [
  ofLists('drop-row', 'a row is missing', (list) => list.slice(1), 1),
  ofLists('duplicate-row', 'a row is duplicated', (list) => [list[0], ...list], 1),
  ofLists('empty-list', 'a list is empty', () => [], 1),
];

/** Creates a mutation of the lists of a report: the response itself, or a list of objects in it. */
function ofLists(id: string, title: string, change: (list: unknown[]) => unknown[], minLength: number): Mutation {
  return {
    id,
    title,
    *mutate({ body, operation }, { vendor }) {
      for (const { pointer } of vendor.lists.filter((each) => each.operation === operation)) {
        const list = findAt(body, pointer);
        if (!Array.isArray(list) || list.length < minLength || !list.every(isObject)) continue;
        const changed = changeAt(body, pointer, (holder, key) => {
          holder[key] = change(holder[key] as unknown[]);
        });
        yield { pointer, body: changed };
      }
    },
  };
}

/** Responses to another query. */
export const queryMutations: Mutation[] = [
  {
    id: 'dropped-parameter',
    title: 'a parameter is ignored: the response is the one without it',
    *mutate({ query, body }, { others }) {
      for (const name of Object.keys(query)) {
        const { [name]: _, ...rest } = query;
        const other = others.find((each) => isSameQuery(each.query, rest));
        if (other && JSON.stringify(other.body) !== JSON.stringify(body))
          yield { pointer: `?${name}`, body: other.body };
      }
    },
  },
  {
    id: 'other-value',
    title: 'a parameter is misread: the response is the one for another value',
    *mutate({ query, body }, { others }) {
      for (const [name, value] of Object.entries(query)) {
        const other = others.find(
          (each) =>
            each.query[name] !== undefined &&
            each.query[name] !== value &&
            isSameQuery({ ...each.query, [name]: value }, query) &&
            JSON.stringify(each.body) !== JSON.stringify(body),
        );
        if (other) yield { pointer: `?${name}`, body: other.body };
      }
    },
  },
];

function isSameQuery(one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): boolean {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => one[name] === other[name]);
}
