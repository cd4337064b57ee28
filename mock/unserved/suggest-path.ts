import { closestMatch } from 'leven';

/**
 * Suggests the path that a client probably meant: the most similar one of the templates, with the client's own ids.
 * Undefined if none is similar.
 *
 * @param templates OpenAPI path templates. Of two that are equally similar, the first counts.
 */
export function suggestPath(path: string, templates: readonly string[]): SuggestedPath | undefined {
  const segments = path.split('/').filter((segment) => segment !== '');
  const written = `/${segments.join('/')}`;
  const filled = new Map<string, string>();
  for (const template of templates) {
    for (const each of fill(template, segments)) if (!filled.has(each)) filled.set(each, template);
  }
  const paths = [...filled.keys()];
  const maxDistance = Math.min(6, Math.floor(written.length / 8) + 1);
  const found =
    // A base URL that the client adds twice: the end of the path is a whole path.
    paths.find((each) => written !== each && written.toLowerCase().endsWith(each.toLowerCase())) ??
    // Two slashes in a row.
    paths.find((each) => each === written) ??
    // A base URL without its path: the whole path is the end of one.
    (segments.length > 1 ? paths.find((each) => each.endsWith(written)) : undefined) ??
    closestMatch(written, paths, { maxDistance });
  const template = found === undefined ? undefined : filled.get(found);
  return found === undefined || template === undefined ? undefined : { path: found, template };
}

export interface SuggestedPath {
  path: string;
  /** The template from which the path is made. */
  template: string;
}

/** Replaces the parameters of a template by the client's segments at the same place, counted from either end. */
function fill(template: string, given: readonly string[]): string[] {
  const own = template.split('/').slice(1);
  const shifts = [...new Set([0, given.length - own.length])];
  return shifts.map((shift) => `/${own.map((each, index) => fillSegment(each, given[index + shift])).join('/')}`);
}

const fillSegment = (own: string, given: string | undefined) => (own.startsWith('{') ? (given ?? own) : own);
