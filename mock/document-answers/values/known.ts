import type { Json } from '../../../specs/json.ts';
import type { Making, Spot } from './making.ts';

/** Matches property names that end with `id`. The group is the kind of resource. */
const idWords = /^(?:(.*) )?ids?$/;
/** Rocket.Chat's `rid` and `uid`. */
const shortId = /^[a-z]id$/;

/**
 * A value from the request, or the id of a resource that exists in the mock. Undefined if the value failed validation
 * before.
 */
export function findKnown(making: Making, spot: Spot): Json | undefined {
  const { words, owner, pointer, listCount } = spot;
  if (making.troubleAt(pointer) > 1) return undefined;
  const match = idWords.exec(words);
  // The id of the resource itself. Items of a list do not get the requested id.
  if (match && (match[1] ?? '') === '') {
    const asked = making.echoes.get(`${owner} id`) ?? (owner === '' ? making.echoes.get('id') : undefined);
    return (listCount === 0 ? asked : undefined) ?? findHeld(making, owner, spot);
  }
  const echoed = making.echoes.get(words);
  if (echoed !== undefined && (match || listCount === 0)) return echoed;
  return match || shortId.test(words) ? findHeld(making, match?.[1] ?? words, spot) : undefined;
}

/** The id of an existing resource. Items of a list get different ones. */
function findHeld(making: Making, kind: string, { words, pointer, listCount }: Spot): Json | undefined {
  const ids = kind === '' ? [] : making.listIds(kind);
  if (ids.length === 0) return undefined;
  const [, index] = /\/(\d+)\/[^/]+$/.exec(pointer) ?? [];
  const isOwn = listCount > 0 && idWords.exec(words)?.[1] === undefined && index !== undefined;
  return isOwn ? ids[Number(index)] : making.faker.helpers.arrayElement(ids);
}
