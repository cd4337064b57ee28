import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { type Act, type Hostile, send } from './hostile-server.ts';

const mega = 1_048_576;
const packed =
  (encoding: string, pack: (body: Buffer) => Buffer): Act =>
  (socket, _, { status, body }) =>
    send(socket, pack(Buffer.from(JSON.stringify(body))), { status, headers: { 'content-encoding': encoding } });
const bomb = deflateSync(Buffer.alloc(256 * mega, ' '), { level: 9 });

const healthy = { exitCode: 0, says: /"pass"/ } as const;
const broken = (says: RegExp) => ({ exitCode: 1, says }) as const;
/** The magic number of Zstandard and arbitrary bytes. The check does not decode an encoding that it does not accept. */
const zstd = () => Buffer.from('28b52ffd2003190000', 'hex');

/** Servers that compress their responses. Those whose `Content-Encoding` is correct are healthy. */
export const encodings: Hostile[] = [
  { name: 'compresses with gzip', act: packed('gzip', gzipSync), expect: healthy },
  { name: 'compresses with gzip, and names it x-gzip', act: packed('X-GZip', gzipSync), expect: healthy },
  { name: 'compresses with deflate', act: packed('deflate', deflateSync), expect: healthy },
  { name: 'compresses with raw deflate', act: packed('deflate', deflateRawSync), expect: healthy },
  { name: 'compresses with brotli', act: packed('br', brotliCompressSync), expect: healthy },
  { name: 'compresses twice', act: packed('br, gzip', (body) => gzipSync(brotliCompressSync(body))), expect: healthy },
  { name: 'names the encoding identity', act: packed('identity', (body) => body), expect: healthy },
  {
    name: 'responds in chunks',
    act(socket, _, { status, body }) {
      const text = Buffer.from(JSON.stringify(body));
      socket.write(`HTTP/1.1 ${status} Fine\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n`);
      // A chunk may end within a character.
      for (let at = 0; at < text.length; at += 7) {
        const piece = text.subarray(at, at + 7);
        socket.write(Buffer.concat([Buffer.from(`${piece.length.toString(16)};x=y\r\n`), piece, Buffer.from('\r\n')]));
      }
      socket.end('0\r\n\r\n');
    },
    expect: healthy,
  },
  {
    name: 'names gzip and sends text',
    act: packed('gzip', (body) => body),
    expect: broken(/is not valid gzip data, as its Content-Encoding says/),
  },
  {
    name: 'says deflate and sends text',
    act: packed('deflate', (body) => body),
    expect: broken(/is not valid deflate data, as its Content-Encoding says/),
  },
  {
    name: 'names brotli and sends text',
    act: packed('br', (body) => body),
    expect: broken(/is not valid br data, as its Content-Encoding says/),
  },
  {
    name: 'sends truncated gzip',
    act: packed('gzip', (body) => gzipSync(body).subarray(0, -6)),
    expect: broken(/is not valid gzip data, as its Content-Encoding says/),
  },
  {
    name: 'sends truncated brotli',
    act: packed('br', (body) => brotliCompressSync(body).subarray(0, -2)),
    expect: broken(/is not valid br data, as its Content-Encoding says/),
  },
  {
    name: 'uses an encoding that the check does not accept',
    act: packed('zstd', zstd),
    expect: broken(/has a content encoding that the request does not accept/),
  },
  {
    name: 'sends deflate that expands to 256 MB',
    act: (socket) => send(socket, bomb, { headers: { 'content-encoding': 'deflate' } }),
    flags: ['--max-requests', '6'],
    after: 2,
    expect: { exitCode: 4, says: /is larger than \d+ MB/ },
  },
];
