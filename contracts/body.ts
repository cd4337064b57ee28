import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib';
import type { Body } from './exchange.ts';
import type { Redactor } from './redaction.ts';

/** The encodings that {@link toBody} can undo, for the Accept-Encoding header. */
export const acceptedEncodings = 'gzip, deflate, br';

const decoders = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  // Servers send "deflate" with the zlib wrapper, as the RFC says, and without.
  deflate: async (bytes: Buffer, options: { maxOutputLength: number }) =>
    promisify(inflate)(bytes, options).catch(() => promisify(inflateRaw)(bytes, options)),
  br: promisify(brotliDecompress),
};

/** Reads a stream up to a number of bytes. Undefined when there is more: a hostile server must not fill the memory. */
export async function readLimited(stream: AsyncIterable<unknown>, limit: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = chunk as Buffer;
    size += bytes.length;
    if (size > limit) return undefined;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/** Decodes, recognises and parses a body. Messages never quote it, and secrets that it echoes are taken out at once. */
export async function toBody(
  bytes: Buffer | undefined,
  mediaType: string | undefined,
  encoding: string | undefined,
  { limit, redactor }: { limit: number; redactor: Redactor },
): Promise<Body> {
  const tooLarge: Body = { kind: 'broken', message: `is larger than ${Math.round(limit / 1_048_576)} MB` };
  if (!bytes) return tooLarge;
  if (bytes.length === 0) return { kind: 'empty' };
  let decoded = bytes;
  for (const name of (encoding ?? '').toLowerCase().split(',').reverse()) {
    const coding = name.trim();
    if (coding === '' || coding === 'identity') continue;
    const decode = decoders[coding as keyof typeof decoders];
    if (!decode) return { kind: 'broken', message: `has a content encoding that was not asked for` };
    try {
      decoded = await decode(decoded, { maxOutputLength: limit });
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      return code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge : { kind: 'broken', message: `is not the ${coding} it claims` };
    }
  }
  const text = new TextDecoder().decode(decoded);
  if (text.trim() === '') return { kind: 'empty' };
  const isHtml = mediaType === 'text/html' || /^\s*<(!doctype html|html)/i.test(text);
  const saysJson = mediaType !== undefined && /^application\/(.+\+)?json$/.test(mediaType);
  return isHtml || !saysJson ? { kind: 'other', isHtml } : parseJson(text, redactor);
}

function parseJson(text: string, redactor: Redactor): Body {
  try {
    return { kind: 'json', value: redactor.deep(JSON.parse(text)) };
  } catch (error) {
    if (error instanceof RangeError) return { kind: 'broken', message: 'is nested too deeply to be read' };
    // V8 quotes the text around the fault; only what kind of fault it is may leave here.
    const isCut = error instanceof Error && /end of JSON|Unterminated string/.test(error.message);
    const length = text.length;
    return {
      kind: 'broken',
      message: isCut ? `is JSON that breaks off after ${length} characters` : `says it is JSON and is not`,
    };
  }
}
