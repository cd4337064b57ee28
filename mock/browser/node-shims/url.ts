/**
 * The part of `node:url` that parseurl uses. parseurl parses paths and queries itself, and calls this only for absolute
 * URLs and fragments, which a `Request` does not contain.
 */
export function parse(url: string): never {
  throw new TypeError(`Not the path of a request: ${url.split('?')[0]}`);
}
