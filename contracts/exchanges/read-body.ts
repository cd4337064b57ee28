import { isUtf8 } from 'node:buffer';
import { promisify } from 'node:util';
import * as zlib from 'node:zlib';
import { findExcess } from '../../specs/json/json-limits.ts';
import { parseExactly } from './exact-numbers.ts';
import { type Body, NetworkFailure, OversizedResponse } from './exchange.ts';
import type { Redactor } from './redaction.ts';

/** The encodings that {@link toBody} can undo, for the Accept-Encoding header. */
export const acceptedEncodings = 'gzip, deflate, br';

const { brotliDecompress, gunzip, inflate, inflateRaw } = zlib;

const decoders = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  // Servers send "deflate" both with the zlib wrapper, as the RFC requires, and without it.
  deflate: async (bytes: Buffer, options: { maxOutputLength: number }) =>
    promisify(inflate)(bytes, options).catch((error) => {
      if (isTooLarge(error)) throw error;
      return promisify(inflateRaw)(bytes, options);
    }),
  br: promisify(brotliDecompress),
};

/** Encodings that other clients may accept. Node.js decodes zstd from 22.15 on. */
const { zstdDecompress } = zlib as { zstdDecompress?: typeof gunzip };
const furtherDecoders = { ...decoders, ...(zstdDecompress && { zstd: promisify(zstdDecompress) }) };

/** Options for reading a body. */
export interface BodyOptions {
  /** Maximum size in bytes, both compressed and decompressed. */
  limit: number;
  redactor: Redactor;
  /** True if another client negotiated the encoding. Then an encoding that cannot be decoded here is not a finding. */
  isOfOthers?: boolean;
}

/**
 * Limits of a JSON body. The documents use at most ten levels. The largest known response, a month of users by day, would
 * reach the limit only with six thousand users a day.
 */
const maxExtent = { maxDepth: 200, maxValues: 200_000 };

/** Maximum number of stacked content encodings. A hostile server may stack thousands. */
const maxEncodings = 2;

/**
 * Decodes and parses a body. Messages never quote it, and secrets that it echoes are redacted at once.
 *
 * @throws Oversized for a body that exceeds the limits.
 * @throws NetworkFailure for an encoding that another client accepts and that cannot be decoded here.
 */
export async function toBody(
  bytes: Buffer | undefined,
  mediaType: string | undefined,
  encoding: string | undefined,
  { limit, redactor, isOfOthers = false }: BodyOptions,
): Promise<Body> {
  const tooLarge = new OversizedResponse(
    `a response is larger than ${Math.round(limit / 1_048_576)} MB and was not read`,
  );
  if (!bytes) throw tooLarge;
  if (bytes.length === 0) return { kind: 'empty' };
  let decoded = bytes;
  const codings = (encoding ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim());
  const applied = codings.filter((coding) => coding !== '' && coding !== 'identity').reverse();
  if (applied.length > maxEncodings) return { kind: 'broken', message: 'has too many stacked content encodings' };
  for (const coding of applied) {
    const decode = (isOfOthers ? furtherDecoders : decoders)[coding as keyof typeof decoders];
    if (!decode && isOfOthers) throw new NetworkFailure('a response has an unknown content encoding', false);
    if (!decode) return { kind: 'broken', message: `has a content encoding that the request does not accept` };
    try {
      decoded = await decode(decoded, { maxOutputLength: limit });
    } catch (error) {
      if (isTooLarge(error)) throw tooLarge;
      return { kind: 'broken', message: `is not valid ${coding} data, as its Content-Encoding says` };
    }
  }
  const text = new TextDecoder().decode(decoded);
  if (text.trim() === '') return { kind: 'empty' };
  const isHtml = mediaType === 'text/html' || /^\s*<(!doctype html|html)/i.test(text);
  const saysJson = mediaType !== undefined && /^application\/(.+\+)?json$/.test(mediaType);
  if (isHtml || !saysJson) return mark({ kind: 'other', isHtml }, redactor.echoes(text, 'key'));
  if (isUtf8(decoded)) return parseJson(text, decoded, redactor);
  return mark({ kind: 'broken', message: 'is not valid UTF-8, as JSON must be' }, redactor.echoes(text, 'key'));
}

function mark(body: Body, isEchoing: boolean): Body {
  return isEchoing ? { ...body, isEchoing } : body;
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
}

function parseJson(text: string, bytes: Uint8Array, redactor: Redactor): Body {
  const excess = findExcess(bytes, maxExtent);
  if (excess === 'levels') return { kind: 'broken', message: 'is nested too deeply to be read' };
  if (excess === 'values') throw new OversizedResponse('a response holds too many values to be judged');
  try {
    let isEchoing = false;
    const value = parseExactly(text, (parsed) => {
      const safe = redactor.deep(parsed);
      isEchoing = safe !== parsed && redactor.echoes(parsed);
      return safe;
    });
    return mark({ kind: 'json', value }, isEchoing);
  } catch (error) {
    // V8 quotes the text around the error, so its message must not be passed on.
    const isCut = error instanceof Error && /end of JSON|Unterminated string/.test(error.message);
    const length = text.length;
    const message = isCut
      ? `is JSON that breaks off after ${length} characters`
      : `is labelled as JSON but is not valid JSON`;
    return mark({ kind: 'broken', message }, redactor.echoes(text, 'key'));
  }
}
