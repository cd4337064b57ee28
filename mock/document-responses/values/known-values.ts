import type { Json } from '../../../specs/json/json.ts';
import type { GenerationContext, ValueLocation } from './generation-context.ts';

/** Matches property names that end with `id`. The group is the kind of resource. */
const idWords = /^(?:(.*) )?ids?$/;
/** Rocket.Chat's `rid` and `uid`. */
const shortId = /^[a-z]id$/;

/**
 * A value from the request, or the id of a resource that exists in the mock. Undefined if the value failed validation
 * before.
 */
export function findKnownValue(making: GenerationContext, spot: ValueLocation): Json | undefined {
  const { words, owner, pointer, listDepth } = spot;
  if (making.countProblemsAt(pointer) > 1) return undefined;
  const match = idWords.exec(words);
  // The id of the resource itself. Items of a list do not get the requested id.
  if (match && (match[1] ?? '') === '') {
    const asked =
      making.requestValues.get(`${owner} id`) ?? (owner === '' ? making.requestValues.get('id') : undefined);
    return (listDepth === 0 ? asked : undefined) ?? findHeld(making, owner, spot);
  }
  const echoed = making.requestValues.get(words);
  if (echoed !== undefined && (match || listDepth === 0)) return echoed;
  return match || shortId.test(words) ? findHeld(making, match?.[1] ?? words, spot) : undefined;
}

/** The id of an existing resource. Items of a list get different ones. */
function findHeld(
  making: GenerationContext,
  kind: string,
  { words, pointer, listDepth }: ValueLocation,
): Json | undefined {
  const ids = kind === '' ? [] : making.listIds(kind);
  if (ids.length === 0) return undefined;
  const [, index] = /\/(\d+)\/[^/]+$/.exec(pointer) ?? [];
  const isOwn = listDepth > 0 && idWords.exec(words)?.[1] === undefined && index !== undefined;
  return isOwn ? ids[Number(index)] : making.faker.helpers.arrayElement(ids);
}
