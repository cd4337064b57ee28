import { basicPasswordVariable, type ExtraHeaders } from '../specs/connection/extra-headers.ts';

const beginning = 'curl -sS -i';

/** The line that repeats a request in a shell. Values of headers may hold `$NAME`, which the shell fills in. */
export function toCurl(request: {
  method: string;
  url: string;
  headers: Record<string, string>;
  body?: string;
}): string {
  const method = request.method === 'GET' ? [] : ['-X', request.method];
  const headers = Object.entries(request.headers).flatMap(([name, value]) => ['-H', quoteLoosely(`${name}: ${value}`)]);
  const body = request.body === undefined ? [] : ['--data-raw', quote(request.body)];
  // A key of the query is shown by the name of its variable, which the shell fills in.
  const url = /=\$\w/.test(request.url) ? quoteLoosely(request.url) : quote(request.url);
  return [beginning, ...method, ...headers, ...body, url].join(' ');
}

/** The line of {@link toCurl} with the headers that every request to the target gets. */
export function withExtraHeaders(line: string, { shown, user }: Pick<ExtraHeaders, 'shown' | 'user'>): string {
  const headers = Object.entries(shown).flatMap(([name, value]) => ['-H', quoteLoosely(`${name}: ${value}`)]);
  const login = user === undefined ? [] : ['-u', `${quote(`${user}:`)}"$${basicPasswordVariable}"`];
  const extra = [...login, ...headers];
  return extra.length === 0 ? line : line.replace(beginning, () => [beginning, ...extra].join(' '));
}

/** A text as one word of a shell. */
export function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

// Double quotes, so that $NAME is expanded; nothing else of the shell's is.
function quoteLoosely(text: string): string {
  return `"${text.replace(/["\\`]/g, '\\$&')}"`;
}
