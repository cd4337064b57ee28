import type { Json } from '../../../specs/json.ts';
import type { Making, Spot } from './making.ts';

/** Ids by the last word of a property's name: the rest says of what. */
const idWords = /^(?:(.*) )?ids?$/;
/** `rid` and `uid`, as Rocket.Chat calls them. */
const shortId = /^[a-z]id$/;

/**
 * A value that is known already: one that the request has named, or the id of a resource that the mock holds. Undefined
 * where validation has complained about it.
 */
export function findKnown(making: Making, spot: Spot): Json | undefined {
  const { words, owner, pointer, listCount } = spot;
  if (making.troubleAt(pointer) > 1) return undefined;
  const match = idWords.exec(words);
  // The id of the resource itself. Of several in a list none is the one that was asked for.
  if (match && (match[1] ?? '') === '') {
    const asked = making.echoes.get(`${owner} id`) ?? (owner === '' ? making.echoes.get('id') : undefined);
    return (listCount === 0 ? asked : undefined) ?? findHeld(making, owner, spot);
  }
  const echoed = making.echoes.get(words);
  if (echoed !== undefined && (match || listCount === 0)) return echoed;
  return match || shortId.test(words) ? findHeld(making, match?.[1] ?? words, spot) : undefined;
}

/** One of the resources that the mock holds; of those in a list each has its own. */
function findHeld(making: Making, kind: string, { words, pointer, listCount }: Spot): Json | undefined {
  const ids = kind === '' ? [] : making.listIds(kind);
  if (ids.length === 0) return undefined;
  const [, index] = /\/(\d+)\/[^/]+$/.exec(pointer) ?? [];
  const isOwn = listCount > 0 && idWords.exec(words)?.[1] === undefined && index !== undefined;
  return isOwn ? ids[Number(index)] : making.faker.helpers.arrayElement(ids);
}
