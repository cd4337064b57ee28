import { hopByHop } from '../../specs/connection/hop-by-hop.ts';

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
  const dropped = new Set([...hopByHop, ...named]);
  const kept: string[] = [];
  for (const [name, value] of pairsOf(raw)) {
    const replaced = but[name.toLowerCase()] ?? value;
    if (!dropped.has(name.toLowerCase()) && replaced !== '') kept.push(name, replaced);
  }
  return kept;
}

/** What goes on to the target: the request's headers, for its host, with `extra` in place of those of the same name. */
export function toTargetHeaders(
  raw: RawHeaders,
  method: string,
  { host, extra = {} }: { host: string; extra?: Readonly<Record<string, string>> },
): string[] {
  // The server has answered an expectation already.
  const headers = [...withoutConnection(raw, { host, expect: '', ...toRemoved(extra) }), 'Via', via];
  headers.push(...Object.entries(extra).flat());
  const { 'transfer-encoding': coding, 'content-length': length } = firstValues(raw);
  if (coding !== undefined) headers.push('Transfer-Encoding', 'chunked');
  else if (length === undefined && /^(POST|PUT|PATCH)$/.test(method)) headers.push('Content-Length', '0');
  return headers;
}

/** Takes headers of these names out, whatever case they are written in. */
export function toRemoved(extra: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.keys(extra).map((name) => [name.toLowerCase(), '']));
}
