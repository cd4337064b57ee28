/** Headers that are about one connection and not for the next (RFC 9110, 7.6.1). */
const ofConnection = [
  'connection',
  'keep-alive',
  'proxy-connection',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
];

/** Says that a request was passed on (RFC 9110, 7.6.3), so that a target does not take it for one of its own machine. */
export const via = '1.1 chatpact';

/** Headers as they came, names and values in turn: order, spelling and repetitions are kept. */
export type RawHeaders = readonly string[];

export function* pairsOf(raw: RawHeaders): Generator<[name: string, value: string]> {
  for (let index = 0; index + 1 < raw.length; index += 2) yield [raw[index] ?? '', raw[index + 1] ?? ''];
}

/** The first value of each header, names in lower case. */
export function firstValues(raw: RawHeaders): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of pairsOf(raw)) headers[name.toLowerCase()] ??= value;
  return headers;
}

/** Headers without those of the connection, and those that it names besides. `but` are replaced, or left out if empty. */
export function withoutConnection(raw: RawHeaders, but: Readonly<Record<string, string>> = {}): string[] {
  const named = [...pairsOf(raw)]
    .filter(([name]) => name.toLowerCase() === 'connection')
    .flatMap(([, value]) => value.toLowerCase().split(/\s*,\s*/));
  const dropped = new Set([...ofConnection, ...named]);
  const kept: string[] = [];
  for (const [name, value] of pairsOf(raw)) {
    const replaced = but[name.toLowerCase()] ?? value;
    if (!dropped.has(name.toLowerCase()) && replaced !== '') kept.push(name, replaced);
  }
  return kept;
}

/** What goes on to the target: the request's headers, for its host. */
export function toTargetHeaders(raw: RawHeaders, method: string, host: string): string[] {
  // The server has answered an expectation already.
  const headers = [...withoutConnection(raw, { host, expect: '' }), 'Via', via];
  const { 'transfer-encoding': coding, 'content-length': length } = firstValues(raw);
  if (coding !== undefined) headers.push('Transfer-Encoding', 'chunked');
  else if (length === undefined && /^(POST|PUT|PATCH)$/.test(method)) headers.push('Content-Length', '0');
  return headers;
}
