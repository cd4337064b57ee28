/** Of `node:path` what is called for requests: Express names a folder that nobody reads, and types go by endings. */
export const resolve = (...parts: string[]) => `/${parts.join('/')}`;
export const extname = (path: string) => /[^/]\.[^./]*$/.exec(path)?.[0].slice(1) ?? '';
