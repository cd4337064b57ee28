/**
 * Of `node:url` what parseurl asks for: it takes a path and query apart by itself. Only what a `Request` can't hold, the
 * whole URL or a fragment, it would leave to others.
 */
export function parse(url: string): never {
  throw new TypeError(`Not the path of a request: ${url.split('?')[0]}`);
}
