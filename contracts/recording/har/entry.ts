import type { Operation } from '../../../specs/operations.ts';
import { toCurl } from '../../exchanges/curl.ts';
import { hideEchoedTexts } from '../../exchanges/echo.ts';
import type { Exchange } from '../../exchanges/exchange.ts';
import { toBody } from '../../exchanges/read-body.ts';
import type { Redactor } from '../../exchanges/redaction.ts';
import type { VendorCheck } from '../../vendor.ts';
import { isSafe, isSensitiveField } from '../safe.ts';
import type { HarEntry, HarPair } from './har.ts';

/** Maximum size of a body that is judged, in bytes. */
const maxBodyBytes = 32 * 1_048_576;

/** Why an entry cannot be judged, to complete "the entry …"; undefined if it can. */
export function findMissingPart({ response: { status, content } }: HarEntry): string | undefined {
  if (!Number.isInteger(status) || status < 100) return 'has no response';
  // Browsers omit bodies that they no longer hold when the file is saved.
  return typeof content?.text !== 'string' && Number(content?.size) > 0 ? 'lacks the body of its response' : undefined;
}

/**
 * Converts an entry that can be judged to an exchange.
 *
 * @throws Oversized if the body is too large to be judged.
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
  const within = bytes.length <= maxBodyBytes ? bytes : undefined;
  const exchange: Exchange = {
    status,
    headers,
    mediaType,
    // The bodies in a HAR are already decoded.
    body: await toBody(within, mediaType, undefined, { limit: maxBodyBytes, redactor }),
    curl: redactor.text(
      toCurl({ method: request.method, url: toSafeUrl(request.url, operation), headers: toCredentialHeaders(vendor) }),
    ),
    durationMs: Number(time) || 0,
    hasFewHeaders: true,
  };
  return hideEchoedTexts(exchange, redactor.echoes(received, 'key'));
}

/** The credential headers of an identity with access to reports, with the names of variables as their values. */
export function toCredentialHeaders(vendor: VendorCheck): Record<string, string> {
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

/** The URL with only the operation's parameters. Values that may be personal data are replaced. */
function toSafeUrl(text: string, { parameters }: Operation): string {
  const url = new URL(text);
  const known = new Map(parameters.map(({ name, schema }) => [name, schema.enum]));
  const kept = [...url.searchParams].flatMap(([name, value]): [string, string][] => {
    if (!known.has(name) || isSensitiveField(name)) return [];
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
