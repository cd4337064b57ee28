const withValue = new Set(['-H', '-d', '-X']);
const withoutValue = new Set(['-s', '-i', '-si']);

/** Returns what curl would print, for the flags that the pages use. So curl need not be installed. */
export async function curl(words: readonly string[]): Promise<string> {
  const options = new Map<string, string[]>();
  let url = '';
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? '';
    if (withValue.has(word)) options.set(word, [...(options.get(word) ?? []), words[++index] ?? '']);
    else if (withoutValue.has(word)) options.set(word, []);
    else if (word.startsWith('-')) throw new Error(`The curl of these tests does not support ${word}.`);
    else url = word;
  }
  const headers = (options.get('-H') ?? []).map((header) => header.split(/: (.*)/).slice(0, 2) as [string, string]);
  const [body] = options.get('-d') ?? [];
  const [method = body === undefined ? 'GET' : 'POST'] = options.get('-X') ?? [];
  const response = await fetch(url, { method, headers, body, redirect: 'manual' });
  const text = await response.text();
  if (!options.has('-i') && !options.has('-si')) return text;
  const lines = [...response.headers].map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${response.status} ${response.statusText}`, ...lines, '', text].join('\n');
}
