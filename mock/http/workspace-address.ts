export const workspaceHeader = 'x-chatpact-workspace';

const validName = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/** The rule for workspace names, for use in messages. */
export const workspaceNameRule =
  'up to 64 letters, digits, dots, dashes and underscores, starting with a letter or digit';

export function isWorkspaceName(name: unknown): name is string {
  return typeof name === 'string' && validName.test(name);
}

/** Splits the workspace prefix `/@name` from a request's URL. `inPath` is the name; undefined without a prefix. */
export function splitPrefix(url: string): { inPath: string | undefined; rest: string } {
  const [prefix = '', inPath] = (url.startsWith('/@') && /^\/@([^/?]*)/.exec(url)) || [];
  const rest = url.slice(prefix.length);
  return { inPath, rest: rest.startsWith('/') ? rest : `/${rest}` };
}
