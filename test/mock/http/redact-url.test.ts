import { expect, test } from 'vitest';
import { redactUrl } from '../../../mock/http/redact-url.ts';

test.each([
  ['/a?since=1&until=2', '/a?since=1&until=2'],
  ['/a?msg=hello', '/a?msg=…'],
  ['/a?since=1&MSG=hello', '/a?since=1&MSG=…'],
  ['/a?since=1?q=hello', '/a?since=1?q=…'],
  ['/a?since=1;text=hello', '/a?since=1;text=…'],
  ['/a?%6dsg=hello', '/a?%6dsg=…'],
  ['/a?%74oken=hello', '/a?%74oken=…'],
  ['/a?msgs=1&query=2', '/a?msgs=1&query=2'],
  ['/a?password', '/a?password=…'],
  ['http://name:word@host/a?b=1', '/a?b=1'],
  ['/a?pwd=hello&since=1', '/a?pwd=…&since=1'],
  ['/a?cw_conversation=hello', '/a?cw_conversation=…'],
  ['/a?signature=hello', '/a?signature=…'],
  ['/a;jsessionid=hello/b;v=1?since=1', '/a;jsessionid=…/b;v=1?since=1'],
  ['/a/eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmVk/b', '/a/…/b'],
  ['/a?id=eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmVk', '/a?id=…'],
])('redacts %s to %s', (url, shown) => {
  expect(redactUrl(url)).toBe(shown);
});

test('redacts the parameters that an operation declares as credentials', () => {
  expect(redactUrl('/a?since=1&until=2', ['until'])).toBe('/a?since=1&until=…');
});
