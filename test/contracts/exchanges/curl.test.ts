import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { quote, toCurl } from '../../../contracts/exchanges/curl.ts';

const url = "https://desk.example/a?name=it's";

test('writes a GET as URL and headers only', () => {
  expect(toCurl({ method: 'GET', url: 'https://desk.example/', headers: { token: '$TOKEN', accept: '*/*' } })).toBe(
    `curl -sS -i -H "token: $TOKEN" -H "accept: */*" 'https://desk.example/'`,
  );
});

test('writes the method and the body of other requests', () => {
  expect(toCurl({ method: 'POST', url: 'https://desk.example/', headers: {}, body: '{"a":"b"}' })).toBe(
    `curl -sS -i -X POST --data-raw '{"a":"b"}' 'https://desk.example/'`,
  );
  expect(toCurl({ method: 'DELETE', url: 'https://desk.example/', headers: {}, body: '' })).toContain("--data-raw ''");
});

test.skipIf(process.platform === 'win32')('a shell expands only the variables in headers', () => {
  const line = toCurl({ method: 'PUT', url, headers: { a: '$TOKEN "x" \\ `id`' }, body: "$HOME's" });
  const words = execFileSync('sh', ['-c', `for word in ${line}; do printf '%s\\n' "$word"; done`], {
    env: { TOKEN: 'secret' },
    encoding: 'utf8',
  });
  expect(words.trimEnd().split('\n')).toEqual([
    ...['curl', '-sS', '-i', '-X', 'PUT'],
    ...['-H', 'a: secret "x" \\ `id`', '--data-raw', "$HOME's", url],
  ]);
});

test('quotes a text as one word for a shell', () => {
  expect(quote("it's $HOME")).toBe(`'it'\\''s $HOME'`);
});
