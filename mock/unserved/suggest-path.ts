import leven, { closestMatch } from 'leven';

/**
 * Suggests the path that a client probably meant: the most similar one of the templates, with the client's own ids.
 * Undefined if none is similar.
 *
 * @param templates OpenAPI path templates. Of two that are equally similar, the first counts.
 */
export function suggestPath(path: string, templates: readonly string[]): SuggestedPath | undefined {
  if (path.length > maxPathLength) return undefined;
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
    paths.find((each) => each.endsWith(written) && endsInLiteral(filled.get(each) ?? '', segments.length)) ??
    toSimilar(written, closestMatch(written, paths, { maxDistance }));
  const template = found === undefined ? undefined : filled.get(found);
  return found === undefined || template === undefined ? undefined : { path: found, template };
}

/** Longer paths are not compared. */
const maxPathLength = 300;

/** The suggestion, unless a segment of it has little in common with the one that was written: `/me` for `/xx`. */
function toSimilar(written: string, found: string | undefined): string | undefined {
  const [own, other] = [written, found ?? ''].map((each) => each.split('/'));
  // With other segments, an id would be taken for a name, or a name for an id.
  if (!own || !other || own.length !== other.length) return undefined;
  const isFar = (segment: string, index: number) =>
    leven(segment, other[index] ?? '') > Math.max(1, Math.floor(segment.length / 3));
  return own.some(isFar) ? undefined : found;
}

/** Whether the last segments of a template have literal text. Parameters alone fit any path. */
const endsInLiteral = (template: string, count: number) =>
  count > 1 &&
  template
    .split('/')
    .slice(-count)
    .some((segment) => !segment.startsWith('{'));

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
