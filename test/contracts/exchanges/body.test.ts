import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { toBody } from '../../../contracts/exchanges/read-body.ts';
import { createRedactor } from '../../../contracts/exchanges/redaction.ts';
import { readLimited } from '../../../specs/connection/read-limited.ts';

const redactor = createRedactor(new Map([['a-secret-token', 'TOKEN']]));
const megabyte = 1_048_576;
const json = 'application/json';
const text = '{"open":4}';
const read = (bytes: Buffer | string | undefined, mediaType: string | undefined = json, encoding?: string, more = {}) =>
  toBody(typeof bytes === 'string' ? Buffer.from(bytes) : bytes, mediaType, encoding, {
    limit: megabyte,
    redactor,
    ...more,
  });
const parsed = { kind: 'json', value: { open: 4 } };

describe('A body', () => {
  test.each<[encoding: string, bytes: Buffer]>([
    ['gzip', gzipSync(text)],
    ['x-gzip', gzipSync(text)],
    ['deflate', deflateSync(text)],
    ['deflate', deflateRawSync(text)],
    ['br', brotliCompressSync(text)],
    [' GZIP , identity', gzipSync(text)],
    ['gzip, br', brotliCompressSync(gzipSync(text))],
    ['', Buffer.from(text)],
  ])('with the encoding "%s" is decoded', async (encoding, bytes) => {
    expect(await read(bytes, json, encoding)).toEqual(parsed);
  });

  test.each<[mediaType: string | undefined, body: string, what: object]>([
    ['application/json', '', { kind: 'empty' }],
    ['application/json', ' \n ', { kind: 'empty' }],
    ['application/problem+json', text, parsed],
    ['application/jsonlines', text, { kind: 'other', isHtml: false }],
    ['text/application/json', text, { kind: 'other', isHtml: false }],
    ['text/csv', 'a,b', { kind: 'other', isHtml: false }],
    ['text/html', text, { kind: 'other', isHtml: true }],
    ['application/json', '\n <!DOCTYPE HTML><p>', { kind: 'other', isHtml: true }],
    ['application/json', '<html lang="en">', { kind: 'other', isHtml: true }],
    ['application/json', '<xml/>', { kind: 'broken', message: 'is labelled as JSON but is not valid JSON' }],
    ['application/json', '{"text":"<html>"}', { kind: 'json', value: { text: '<html>' } }],
    ['application/json', '{"open":', { kind: 'broken', message: 'is JSON that breaks off after 8 characters' }],
    ['application/json', '{"open":"4', { kind: 'broken', message: 'is JSON that breaks off after 10 characters' }],
    ['application/json', '{"who":"a-secret-token"}', { kind: 'json', value: { who: '$TOKEN' } }],
  ])('of the media type %s and content %j is recognised', async (mediaType, body, what) => {
    expect(await read(body, mediaType)).toEqual(what);
  });

  test('without a media type is not parsed as JSON', async () => {
    const body = await toBody(Buffer.from(text), undefined, undefined, { limit: megabyte, redactor });
    expect(body).toEqual({ kind: 'other', isHtml: false });
  });

  test('is broken if it contradicts its encoding, or if the encoding was not requested', async () => {
    expect(await read(text, json, 'gzip')).toEqual({
      kind: 'broken',
      message: 'is not valid gzip data, as its Content-Encoding says',
    });
    expect(await read(text, json, 'deflate')).toEqual({
      kind: 'broken',
      message: 'is not valid deflate data, as its Content-Encoding says',
    });
    expect(await read(text, json, 'lzw')).toEqual({
      kind: 'broken',
      message: 'has a content encoding that the request does not accept',
    });
  });

  test('between other parties is rejected if its encoding is not supported', async () => {
    await expect(read(text, json, 'lzw', { isOfOthers: true })).rejects.toMatchObject({
      name: 'NetworkFailure',
      message: 'a response has an unknown content encoding',
      isRetryable: false,
    });
    expect(await read(gzipSync(text), json, 'gzip', { isOfOthers: true })).toEqual(parsed);
  });

  test('is broken with three encodings, but not with two', async () => {
    const thrice = { kind: 'broken', message: 'has too many stacked content encodings' };
    expect(await read(gzipSync(gzipSync(gzipSync(text))), json, 'gzip, gzip, gzip')).toEqual(thrice);
    expect(await read(gzipSync(gzipSync(text)), json, 'gzip, gzip')).toEqual(parsed);
  });

  test.each<[encoding: string, pack: (bytes: Buffer) => Buffer]>([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['deflate', deflateRawSync],
    ['br', brotliCompressSync],
  ])('of %s that exceeds the limit when decoded is rejected', async (encoding, pack) => {
    const bomb = pack(Buffer.alloc(3 * megabyte, ' '));
    await expect(read(bomb, json, encoding, { limit: 2 * megabyte })).rejects.toMatchObject({
      name: 'Oversized',
      message: 'a response is larger than 2 MB and was not read',
    });
  });

  test('is too large if it was not read to its end', async () => {
    await expect(read(undefined)).rejects.toThrow('a response is larger than 1 MB and was not read');
  });

  test('is parsed with 200 levels, but not with 201', async () => {
    const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
    expect(await read(nested(200))).toMatchObject({ kind: 'json' });
    expect(await read(nested(201))).toEqual({ kind: 'broken', message: 'is nested too deeply to be read' });
  });

  test('is not judged if it has too many values', async () => {
    const many = `[${'0,'.repeat(200_000)}0]`;
    await expect(read(many)).rejects.toMatchObject({
      name: 'Oversized',
      message: 'a response holds too many values to be judged',
    });
  });

  test('is not JSON if it is not UTF-8', async () => {
    const body = await read(Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xff]), Buffer.from('"}')]));
    expect(body).toEqual({ kind: 'broken', message: 'is not valid UTF-8, as JSON must be' });
  });
});

test('reads a stream up to its limit', async () => {
  async function* stream() {
    yield Buffer.from('abc');
    yield Buffer.from('de');
  }
  expect((await readLimited(stream(), 5))?.toString()).toBe('abcde');
  expect(await readLimited(stream(), 4)).toBeUndefined();
});
