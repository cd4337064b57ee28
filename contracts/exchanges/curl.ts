import { basicPasswordVariable, type ExtraHeaders } from '../../specs/connection/extra-headers.ts';

const command = 'curl -sS -i';

/** Builds the curl command that repeats a request. Header values may contain `$NAME`, which the shell expands. */
export function toCurl(request: {
  method: string;
  url: string;
  headers: Record<string, string>;
  body?: string;
}): string {
  const method = request.method === 'GET' ? [] : ['-X', request.method];
  const headers = Object.entries(request.headers).flatMap(([name, value]) => ['-H', quoteLoosely(`${name}: ${value}`)]);
  const body = request.body === undefined ? [] : ['--data-raw', quote(request.body)];
  // An API key in the query is written as the name of its variable, which the shell must expand.
  const url = /=\$\w/.test(request.url) ? quoteLoosely(request.url) : quote(request.url);
  return [command, ...method, ...headers, ...body, url].join(' ');
}

/** Adds the headers that every request to the target gets to a command of {@link toCurl}. */
export function withExtraHeaders(line: string, { shown, user }: Pick<ExtraHeaders, 'shown' | 'user'>): string {
  const headers = Object.entries(shown).flatMap(([name, value]) => ['-H', quoteLoosely(`${name}: ${value}`)]);
  const login = user === undefined ? [] : ['-u', `${quote(`${user}:`)}"$${basicPasswordVariable}"`];
  const extra = [...login, ...headers];
  return extra.length === 0 ? line : line.replace(command, () => [command, ...extra].join(' '));
}

/** Quotes a text as one word for a shell. */
export function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

// Double quotes let the shell expand $NAME. All other special characters are escaped.
function quoteLoosely(text: string): string {
  return `"${text.replace(/["\\`]/g, '\\$&')}"`;
}
