import { packageVersion } from '../../../package-info.ts';
import type { Exchange } from '../../exchanges/exchange.ts';
import type { Manifest } from '../format.ts';
import { beforeCases } from '../format.ts';
import type { Recorder, RecorderEntry } from '../recorder.ts';
import type { Sanitizer } from '../sanitizer.ts';
import type { Har, HarEntry, HarPair } from './har.ts';

/** Converts recorded exchanges to HAR 1.2: every request with a response, in the order of the plan, without credentials. */
export function toHar(recorder: Recorder, order: readonly string[], sanitizer: Sanitizer, manifest: Manifest): Har {
  // A response that several cases share was sent once.
  const seen = new Set<RecorderEntry['outcome']>();
  const isFirst = ({ outcome }: RecorderEntry) => !seen.has(outcome) && seen.add(outcome) !== undefined;
  const entries = [beforeCases, ...order].flatMap((id) =>
    (recorder.entries.get(id) ?? []).filter(isFirst).flatMap((entry) => toEntry(entry, id, sanitizer)),
  );
  const { format, vendor, url } = manifest;
  return {
    log: {
      version: '1.2',
      creator: { name: 'chatpact', version: packageVersion },
      comment: 'Texts, names and addresses are placeholders; credentials are removed.',
      _chatpact: { format, vendor, url },
      entries,
    },
  };
}

function toEntry({ request, outcome, at }: RecorderEntry, id: string, sanitizer: Sanitizer): HarEntry[] {
  if ('failure' in outcome) return [];
  const { method, body } = request;
  const url = sanitizer.url(request.url);
  const headers = sanitizer.headers(outcome.headers);
  const text = toText(outcome, sanitizer);
  const time = Math.round(outcome.durationMs * 1000) / 1000;
  return [
    {
      startedDateTime: new Date(at).toISOString(),
      time,
      comment: id,
      request: {
        method,
        url,
        httpVersion: 'HTTP/1.1',
        cookies: [],
        headers: [{ name: 'accept', value: 'application/json' }],
        queryString: [...new URL(url).searchParams].map(([name, value]): HarPair => ({ name, value })),
        headersSize: -1,
        bodySize: Buffer.byteLength(body ?? ''),
      },
      response: {
        status: outcome.status,
        statusText: '',
        httpVersion: 'HTTP/1.1',
        cookies: [],
        headers: Object.entries(headers).map(([name, value]): HarPair => ({ name, value })),
        content: { size: Buffer.byteLength(text), mimeType: headers['content-type'] ?? '', text },
        redirectURL: headers.location ?? '',
        headersSize: -1,
        bodySize: -1,
      },
      cache: {},
      timings: { send: 0, wait: time, receive: 0 },
    },
  ];
}

/** The text of a JSON body; for other bodies, only a hint at their kind. */
function toText({ body }: Exchange, sanitizer: Sanitizer): string {
  if (body.kind === 'json') {
    const safe = sanitizer.body(body);
    return safe.kind === 'json' ? JSON.stringify(safe.value) : '';
  }
  if (body.kind === 'empty') return '';
  return body.kind === 'other' && body.isHtml ? '<!doctype html>' : 'not kept';
}
