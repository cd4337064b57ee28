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
  return ['curl', '-sS', '-i', ...method, ...headers, ...body, quote(request.url)].join(' ');
}

/** A text as one word of a shell. */
export function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

// Double quotes, so that $NAME is expanded; nothing else of the shell's is.
function quoteLoosely(text: string): string {
  return `"${text.replace(/["\\`]/g, '\\$&')}"`;
}
