import type { Operation } from '../../../specs/operations.ts';
import { toBody } from '../../body.ts';
import { toCurl } from '../../curl.ts';
import { markEcho } from '../../echo.ts';
import type { Exchange } from '../../exchange.ts';
import type { Redactor } from '../../redaction.ts';
import type { VendorCheck } from '../../vendor.ts';
import { isSafe, isTelling } from '../safe.ts';
import type { HarEntry, HarPair } from './har.ts';

/** Bytes of a body that is judged. */
const bodyLimit = 32 * 1_048_576;

/** Why there is nothing to judge in an entry, to complete "the entry …"; undefined where there is. */
export function findGap({ response: { status, content } }: HarEntry): string | undefined {
  if (!Number.isInteger(status) || status < 100) return 'has no answer';
  // Browsers drop what they no longer hold when the file is saved.
  return typeof content?.text !== 'string' && Number(content?.size) > 0 ? 'lacks the body of its answer' : undefined;
}

/**
 * An entry without a gap as an exchange.
 *
 * @throws Oversized for a body that is larger than what is judged.
 */
export async function toExchange(
  { request, response, time }: HarEntry,
  operation: Operation,
  { vendor, redactor }: { vendor: VendorCheck; redactor: Redactor },
): Promise<Exchange> {
  const { status, content } = response;
  const received = toHeaders(response.headers);
  const headers = redactor.deep(received);
  const type = headers['content-type'] ?? (typeof content?.mimeType === 'string' ? content.mimeType : undefined);
  const mediaType = type?.split(';')[0]?.trim().toLowerCase() || undefined;
  const text = typeof content?.text === 'string' ? content.text : undefined;
  const bytes = Buffer.from(text ?? '', content?.encoding === 'base64' ? 'base64' : 'utf8');
  const within = bytes.length <= bodyLimit ? bytes : undefined;
  const exchange: Exchange = {
    status,
    headers,
    mediaType,
    // A HAR holds bodies as they were after decoding.
    body: await toBody(within, mediaType, undefined, { limit: bodyLimit, redactor }),
    curl: redactor.text(
      toCurl({ method: request.method, url: toSafeUrl(request.url, operation), headers: shown(vendor) }),
    ),
    durationMs: Number(time) || 0,
    hasFewHeaders: true,
  };
  return markEcho(exchange, redactor.echoes(received, 'key'));
}

/** The headers that somebody who may see reports would send. */
export function shown(vendor: VendorCheck): Record<string, string> {
  const names = Object.entries(vendor.identities.full ?? {});
  return Object.fromEntries(names.map(([header, name]) => [header, `$${name}`]));
}

export function toHeaders(pairs: unknown): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const { name, value } of Array.isArray(pairs) ? (pairs as HarPair[]) : []) {
    if (typeof name === 'string' && typeof value === 'string') headers[name.toLowerCase()] ??= value;
  }
  return headers;
}

/** The URL with parameters that the operation has and whose values tell nothing of anybody. */
function toSafeUrl(text: string, { parameters }: Operation): string {
  const url = new URL(text);
  const known = new Map(parameters.map(({ name, schema }) => [name, schema.enum]));
  const kept = [...url.searchParams].flatMap(([name, value]): [string, string][] => {
    if (!known.has(name) || isTelling(name)) return [];
    const listed = known.get(name);
    const isPublic = isSafe(value, name) || (Array.isArray(listed) && listed.includes(value));
    return [[name, isPublic ? value : '…']];
  });
  url.username = '';
  url.password = '';
  url.hash = '';
  url.search = new URLSearchParams(kept).toString();
  return url.href;
}
