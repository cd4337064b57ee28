import type { Json } from '../../../specs/json.ts';
import type { Making, Spot } from './making.ts';

/** Ids by the last words of a property's name: the rest says of what. */
const idWords = /^(?:(.*) )?(?:ids?|identifier)$/;

/**
 * A value that is known already: one that the request has named, or the id of a resource that the mock holds. Undefined
 * where validation has complained about it.
 */
export function findKnown(making: Making, spot: Spot): Json | undefined {
  const { words, owner, pointer, listCount } = spot;
  if (making.troubleAt(pointer) > 1) return undefined;
  const match = idWords.exec(words);
  const isOwn = match !== null && (match[1] ?? '') === '';
  // The id of the resource itself; of several in a list none is the one that was asked for.
  if (isOwn) {
    const named = owner === '' ? undefined : making.echoes.get(`${owner} id`);
    if (listCount === 0)
      return named ?? (owner === '' ? making.echoes.get('id') : undefined) ?? findHeld(making, owner);
    return findHeld(making, owner);
  }
  const echoed = making.echoes.get(words);
  if (echoed !== undefined && (match || listCount === 0)) return echoed;
  return match ? findHeld(making, match[1] ?? '') : undefined;
}

function findHeld(making: Making, kind: string): Json | undefined {
  return kind === '' ? undefined : making.findId(kind);
}
