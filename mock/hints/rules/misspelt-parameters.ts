import { closestMatch } from 'leven';
import type { HintRule } from '../hinted-call.ts';

/** Names that a hint may repeat, and that are long enough for a comparison. */
const namePattern = /^[a-z]\w{2,39}$/i;

/** A query parameter that the operation does not have, with a name similar to one that it has and that was not sent. */
export const findMisspeltParameter: HintRule = ({ operation, request: { query }, vendor }) => {
  if (operation.method !== 'get' || !vendor.hasHandler(operation.id)) return undefined;
  const known = operation.parameters.filter((each) => each.in === 'query').map(({ name }) => name);
  for (const name of Object.keys(query)) {
    if (known.includes(name) || !namePattern.test(name)) continue;
    const others = known.filter((each) => query[each] === undefined);
    const meant = closestMatch(name, others, { maxDistance: name.length > 5 ? 2 : 1 });
    if (meant !== undefined) return `The operation has no query parameter ${name}. Did you mean ${meant}?`;
  }
  return undefined;
};
