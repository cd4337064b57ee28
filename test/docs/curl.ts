const withValue = new Set(['-H', '-d', '-X']);
const withoutValue = new Set(['-s', '-i', '-si']);

/** What curl would print, for the flags that the pages use; a machine need not have it. */
export async function curl(words: readonly string[]): Promise<string> {
  const given = new Map<string, string[]>();
  let url = '';
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? '';
    if (withValue.has(word)) given.set(word, [...(given.get(word) ?? []), words[++index] ?? '']);
    else if (withoutValue.has(word)) given.set(word, []);
    else if (word.startsWith('-')) throw new Error(`The pages' curl knows no ${word}.`);
    else url = word;
  }
  const headers = (given.get('-H') ?? []).map((header) => header.split(/: (.*)/).slice(0, 2) as [string, string]);
  const [body] = given.get('-d') ?? [];
  const [method = body === undefined ? 'GET' : 'POST'] = given.get('-X') ?? [];
  const response = await fetch(url, { method, headers, body, redirect: 'manual' });
  const text = await response.text();
  if (!given.has('-i') && !given.has('-si')) return text;
  const lines = [...response.headers].map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${response.status} ${response.statusText}`, ...lines, '', text].join('\n');
}
