import { hopByHop } from '../../specs/connection/hop-by-hop.ts';

/** Value of the Via header (RFC 9110, 7.6.3). It shows the target that the request does not come from its own machine. */
export const via = '1.1 chatpact';

/** Headers as received, as alternating names and values. Order, spelling and repetitions are kept. */
export type RawHeaders = readonly string[];

export function* pairsOf(raw: RawHeaders): Generator<[name: string, value: string]> {
  for (let index = 0; index + 1 < raw.length; index += 2) yield [raw[index] ?? '', raw[index + 1] ?? ''];
}

/** The first value of each header, with names in lower case. */
export function firstValues(raw: RawHeaders): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of pairsOf(raw)) headers[name.toLowerCase()] ??= value;
  return headers;
}

/** Removes hop-by-hop headers and those that Connection names. `replacements` replace values; an empty one removes. */
export function withoutConnection(raw: RawHeaders, replacements: Readonly<Record<string, string>> = {}): string[] {
  const named = [...pairsOf(raw)]
    .filter(([name]) => name.toLowerCase() === 'connection')
    .flatMap(([, value]) => value.toLowerCase().split(/\s*,\s*/));
  const dropped = new Set([...hopByHop, ...named]);
  const kept: string[] = [];
  for (const [name, value] of pairsOf(raw)) {
    const replaced = replacements[name.toLowerCase()] ?? value;
    if (!dropped.has(name.toLowerCase()) && replaced !== '') kept.push(name, replaced);
  }
  return kept;
}

/** Headers for the target: those of the request with the target's host. `extra` replaces headers of the same name. */
export function toTargetHeaders(
  raw: RawHeaders,
  method: string,
  { host, extra = {} }: { host: string; extra?: Readonly<Record<string, string>> },
): string[] {
  // Node's server has already answered an Expect header.
  const headers = [...withoutConnection(raw, { host, expect: '', ...toRemoved(extra) }), 'Via', via];
  headers.push(...Object.entries(extra).flat());
  const { 'transfer-encoding': coding, 'content-length': length } = firstValues(raw);
  if (coding !== undefined) headers.push('Transfer-Encoding', 'chunked');
  else if (length === undefined && /^(POST|PUT|PATCH)$/.test(method)) headers.push('Content-Length', '0');
  return headers;
}

/** Replacements that remove the headers of these names, in any case. */
export function toRemoved(extra: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.keys(extra).map((name) => [name.toLowerCase(), '']));
}
