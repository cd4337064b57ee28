import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { quote, toCurl } from '../../../contracts/exchanges/curl.ts';

const url = "https://desk.example/a?name=it's";

test('A GET is repeated by its URL and headers alone', () => {
  expect(toCurl({ method: 'GET', url: 'https://desk.example/', headers: { token: '$TOKEN', accept: '*/*' } })).toBe(
    `curl -sS -i -H "token: $TOKEN" -H "accept: */*" 'https://desk.example/'`,
  );
});

test('Anything else names its method, and its body as it is', () => {
  expect(toCurl({ method: 'POST', url: 'https://desk.example/', headers: {}, body: '{"a":"b"}' })).toBe(
    `curl -sS -i -X POST --data-raw '{"a":"b"}' 'https://desk.example/'`,
  );
  expect(toCurl({ method: 'DELETE', url: 'https://desk.example/', headers: {}, body: '' })).toContain("--data-raw ''");
});

test.skipIf(process.platform === 'win32')(
  'A shell makes of a line what was meant: variables of headers are filled in, nothing else is',
  () => {
    const line = toCurl({ method: 'PUT', url, headers: { a: '$TOKEN "x" \\ `id`' }, body: "$HOME's" });
    const words = execFileSync('sh', ['-c', `for word in ${line}; do printf '%s\\n' "$word"; done`], {
      env: { TOKEN: 'secret' },
      encoding: 'utf8',
    });
    expect(words.trimEnd().split('\n')).toEqual([
      ...['curl', '-sS', '-i', '-X', 'PUT'],
      ...['-H', 'a: secret "x" \\ `id`', '--data-raw', "$HOME's", url],
    ]);
  },
);

test('A text is one word of a shell', () => {
  expect(quote("it's $HOME")).toBe(`'it'\\''s $HOME'`);
});
