import { closestMatch } from 'leven';

/**
 * Suggests the path that a client probably meant: the most similar one of the templates, with the client's own ids.
 * Undefined if none is similar.
 *
 * @param templates OpenAPI path templates. Of two that are equally similar, the first counts.
 */
export function suggestPath(path: string, templates: readonly string[]): string | undefined {
  const segments = path.split('/').filter((segment) => segment !== '');
  const written = `/${segments.join('/')}`;
  const filled = templates.flatMap((template) => fill(template, segments));
  // A base URL that the client adds twice, or ends with a slash: the end of the path is a whole path.
  const atEnd = filled.find((each) => written !== each && written.toLowerCase().endsWith(each.toLowerCase()));
  if (atEnd !== undefined) return atEnd;
  if (filled.includes(written)) return written;
  // A base URL without its path: the whole path is the end of one.
  const longer = segments.length > 1 ? filled.find((each) => each.endsWith(written)) : undefined;
  return longer ?? closestMatch(written, filled, { maxDistance: Math.min(6, Math.floor(written.length / 8) + 1) });
}

/** Replaces the parameters of a template by the client's segments at the same place, counted from either end. */
function fill(template: string, given: readonly string[]): string[] {
  const own = template.split('/').slice(1);
  const shifts = [...new Set([0, given.length - own.length])];
  return shifts.map((shift) => `/${own.map((each, index) => fillSegment(each, given[index + shift])).join('/')}`);
}

const fillSegment = (own: string, given: string | undefined) => (own.startsWith('{') ? (given ?? own) : own);
