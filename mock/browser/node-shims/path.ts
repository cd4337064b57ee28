/** The part of `node:path` that Express uses: a folder for views, which is never read, and media types by extension. */
export const resolve = (...parts: string[]) => `/${parts.join('/')}`;
export const extname = (path: string) => /[^/]\.[^./]*$/.exec(path)?.[0].slice(1) ?? '';
