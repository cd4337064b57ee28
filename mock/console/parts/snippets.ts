export interface Call {
  method: string;
  url: string;
  headers: Record<string, string>;
  body?: unknown;
}

const quote = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
const quoteJs = (text: string) => JSON.stringify(text);
const indent = (text: string, by: string) => text.replaceAll('\n', `\n${by}`);

export function toCurl({ method, url, headers, body }: Call): string {
  const parts = ['curl -s', ...(method === 'GET' ? [] : [`-X ${method}`])];
  for (const [name, value] of Object.entries(headers)) parts.push(`-H ${quote(`${name}: ${value}`)}`);
  if (body !== undefined) parts.push(`-d ${quote(JSON.stringify(body))}`);
  return [...parts, quote(url)].join(' ');
}

function toFetch({ method, url, headers, body }: Call): string {
  const options = {
    ...(method !== 'GET' && { method }),
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  };
  return `const response = await fetch(${quoteJs(url)}, ${JSON.stringify(options, null, 2)});\nconsole.log(await response.json());`;
}

function toAxios({ method, url, headers, body }: Call): string {
  const options = { method, url, headers, ...(body !== undefined && { data: body }) };
  return `const { data } = await axios(${JSON.stringify(options, null, 2)});\nconsole.log(data);`;
}

function toRuby({ method, url, headers, body }: Call): string {
  const kind = method.charAt(0) + method.slice(1).toLowerCase();
  const lines = Object.entries(headers).map(([name, value]) => `request[${quoteJs(name)}] = ${quoteJs(value)}`);
  if (body !== undefined) lines.push(`request.body = ${quoteJs(JSON.stringify(body))}`);
  return [
    'require "json"',
    'require "net/http"',
    '',
    `uri = URI(${quoteJs(url)})`,
    `request = Net::HTTP::${kind}.new(uri)`,
    ...lines,
    'response = Net::HTTP.start(uri.host, uri.port) { |http| http.request(request) }',
    'puts JSON.parse(response.body)',
  ].join('\n');
}

function toPython({ method, url, headers, body }: Call): string {
  const more = body === undefined ? '' : `,\n    json=${indent(JSON.stringify(body, null, 4), '    ')}`;
  return [
    'import requests',
    '',
    'response = requests.request(',
    `    ${quoteJs(method)},`,
    `    ${quoteJs(url)},`,
    `    headers=${indent(JSON.stringify(headers, null, 4), '    ')}${more},`,
    ')',
    'print(response.json())',
  ].join('\n');
}

/** Languages and tools for which the console writes a request as code. */
export const languages = [
  { name: 'curl', write: toCurl },
  { name: 'fetch', write: toFetch },
  { name: 'axios', write: toAxios },
  { name: 'Ruby', write: toRuby },
  { name: 'Python', write: toPython },
] as const;
