import { isUtf8 } from 'node:buffer';
import { promisify } from 'node:util';
import * as zlib from 'node:zlib';
import { findExcess } from '../specs/json-extent.ts';
import { parseExactly } from './exact.ts';
import { type Body, NetworkFailure, Oversized } from './exchange.ts';
import type { Redactor } from './redaction.ts';

/** The encodings that {@link toBody} can undo, for the Accept-Encoding header. */
export const acceptedEncodings = 'gzip, deflate, br';

const { brotliDecompress, gunzip, inflate, inflateRaw } = zlib;

const decoders = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  // Servers send "deflate" with the zlib wrapper, as the RFC says, and without.
  deflate: async (bytes: Buffer, options: { maxOutputLength: number }) =>
    promisify(inflate)(bytes, options).catch((error) => {
      if (isTooLarge(error)) throw error;
      return promisify(inflateRaw)(bytes, options);
    }),
  br: promisify(brotliDecompress),
};

/** What others may ask for, where Node.js can undo it: from 22.15 on. */
const { zstdDecompress } = zlib as { zstdDecompress?: typeof gunzip };
const furtherDecoders = { ...decoders, ...(zstdDecompress && { zstd: promisify(zstdDecompress) }) };

/** How to read a body. */
export interface BodyOptions {
  /** Bytes, compressed and not. */
  limit: number;
  redactor: Redactor;
  /** Somebody else agreed on the encoding with the server: it is not to blame for one that can't be undone here. */
  isOfOthers?: boolean;
}

/**
 * The documents know no more than ten levels; of the largest answers known, a month of users by day, there would have to
 * be six thousand a day.
 */
const largest = { levels: 200, values: 200_000 };

/** Nobody packs an answer more often; a hostile server might, some thousand times. */
const mostEncodings = 2;

/**
 * Decodes, recognises and parses a body. Messages never quote it, and secrets that it echoes are taken out at once.
 *
 * @throws Oversized when there is more of it than is read.
 * @throws NetworkFailure for an encoding that others asked for, and that can't be undone here.
 */
export async function toBody(
  bytes: Buffer | undefined,
  mediaType: string | undefined,
  encoding: string | undefined,
  { limit, redactor, isOfOthers = false }: BodyOptions,
): Promise<Body> {
  const tooLarge = new Oversized(`an answer is larger than ${Math.round(limit / 1_048_576)} MB, and was not read`);
  if (!bytes) throw tooLarge;
  if (bytes.length === 0) return { kind: 'empty' };
  let decoded = bytes;
  const codings = (encoding ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim());
  const applied = codings.filter((coding) => coding !== '' && coding !== 'identity').reverse();
  if (applied.length > mostEncodings) return { kind: 'broken', message: 'was encoded more often than can be meant' };
  for (const coding of applied) {
    const decode = (isOfOthers ? furtherDecoders : decoders)[coding as keyof typeof decoders];
    if (!decode && isOfOthers) throw new NetworkFailure('an answer has a content encoding that is not known', false);
    if (!decode) return { kind: 'broken', message: `has a content encoding that was not asked for` };
    try {
      decoded = await decode(decoded, { maxOutputLength: limit });
    } catch (error) {
      if (isTooLarge(error)) throw tooLarge;
      return { kind: 'broken', message: `is not the ${coding} it claims` };
    }
  }
  const text = new TextDecoder().decode(decoded);
  if (text.trim() === '') return { kind: 'empty' };
  const isHtml = mediaType === 'text/html' || /^\s*<(!doctype html|html)/i.test(text);
  const saysJson = mediaType !== undefined && /^application\/(.+\+)?json$/.test(mediaType);
  if (isHtml || !saysJson) return mark({ kind: 'other', isHtml }, redactor.echoes(text, 'key'));
  if (isUtf8(decoded)) return parseJson(text, decoded, redactor);
  return mark({ kind: 'broken', message: 'is not the UTF-8 that JSON is written in' }, redactor.echoes(text, 'key'));
}

function mark(body: Body, isEchoing: boolean): Body {
  return isEchoing ? { ...body, isEchoing } : body;
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
}

function parseJson(text: string, bytes: Uint8Array, redactor: Redactor): Body {
  const excess = findExcess(bytes, largest);
  if (excess === 'levels') return { kind: 'broken', message: 'is nested too deeply to be read' };
  if (excess === 'values') throw new Oversized('an answer holds too many values to be judged');
  try {
    let isEchoing = false;
    const value = parseExactly(text, (parsed) => {
      const safe = redactor.deep(parsed);
      isEchoing = safe !== parsed && redactor.echoes(parsed);
      return safe;
    });
    return mark({ kind: 'json', value }, isEchoing);
  } catch (error) {
    // V8 quotes the text around the fault; only what kind of fault it is may leave here.
    const isCut = error instanceof Error && /end of JSON|Unterminated string/.test(error.message);
    const length = text.length;
    const message = isCut ? `is JSON that breaks off after ${length} characters` : `says it is JSON and is not`;
    return mark({ kind: 'broken', message }, redactor.echoes(text, 'key'));
  }
}
