const series = '/api/v2/accounts/1/reports?metric=conversations_count&type=account';
const say = '/api/v1/accounts/1/conversations/1/messages';
const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
const many = (count: number) => JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, at) => [at, 1])));

/** Requests that are too large, too deep or have too many values, with the status that refuses each. */
export const oversized: readonly [what: string, method: string, target: string, body: string, status: number][] = [
  ['a message of ten megabytes', 'POST', say, JSON.stringify({ content: 'x'.repeat(10e6) }), 413],
  ['a login of ten megabytes', 'POST', '/api/v1/login', JSON.stringify({ user: 'x'.repeat(10e6) }), 413],
  ['ten megabytes for the clock', 'POST', '/__admin/clock', JSON.stringify({ set: 'x'.repeat(10e6) }), 413],
  ['ten megabytes for a report, which has no body', 'GET', series, JSON.stringify('x'.repeat(10e6)), 413],
  ['a message as deep as a megabyte allows', 'POST', say, `{"content":${deep(450_000)}}`, 400],
  ['a login as deep as a megabyte allows', 'POST', '/api/v1/login', `{"user":${deep(450_000)}}`, 400],
  ['a fault as deep as its limit allows', 'POST', '/__admin/faults', `{"effect":${deep(100_000)}}`, 400],
  ['events as deep as ten megabytes', 'POST', '/__admin/events', deep(5_000_000), 400],
  ['a million empty events', 'POST', '/__admin/events', JSON.stringify(Array(1_000_000).fill({})), 400],
  ['a message deeper than Ruby accepts', 'POST', say, `{"content":${deep(100)}}`, 400],
  ['a message as deep as Ruby accepts', 'POST', say, `{"content":${deep(99)}}`, 422],
  ['a message of 80,000 fields', 'POST', say, many(80_000), 422],
  ['a fixture of ten megabytes of nonsense', 'POST', '/__admin/import', '{}\n'.repeat(3_000_000), 400],
  ['a fixture of ten megabytes of spaces', 'POST', '/__admin/import', ' '.repeat(10e6), 400],
];
