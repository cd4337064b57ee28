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
/** The magic number of Zstandard, and something after it: nobody asked for it, so nobody reads on. */
const zstd = () => Buffer.from('28b52ffd2003190000', 'hex');

/** Servers that pack what they send. Those that keep to what they say of it are healthy. */
export const encodings: Hostile[] = [
  { name: 'packs by gzip', act: packed('gzip', gzipSync), expect: healthy },
  { name: 'packs by gzip, and calls it x-gzip', act: packed('X-GZip', gzipSync), expect: healthy },
  { name: 'packs by deflate', act: packed('deflate', deflateSync), expect: healthy },
  { name: 'packs by deflate without the frame of zlib', act: packed('deflate', deflateRawSync), expect: healthy },
  { name: 'packs by brotli', act: packed('br', brotliCompressSync), expect: healthy },
  { name: 'packs twice', act: packed('br, gzip', (body) => gzipSync(brotliCompressSync(body))), expect: healthy },
  { name: 'says that it does not pack', act: packed('identity', (body) => body), expect: healthy },
  {
    name: 'answers in pieces',
    act(socket, _, { status, body }) {
      const text = Buffer.from(JSON.stringify(body));
      socket.write(`HTTP/1.1 ${status} Fine\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n`);
      // Where pieces end is nobody's business: within a character too.
      for (let at = 0; at < text.length; at += 7) {
        const piece = text.subarray(at, at + 7);
        socket.write(Buffer.concat([Buffer.from(`${piece.length.toString(16)};x=y\r\n`), piece, Buffer.from('\r\n')]));
      }
      socket.end('0\r\n\r\n');
    },
    expect: healthy,
  },
  {
    name: 'says gzip and sends text',
    act: packed('gzip', (body) => body),
    expect: broken(/is not valid gzip data, as its Content-Encoding says/),
  },
  { name: 'says deflate and sends text', act: packed('deflate', (body) => body), expect: broken(/not the deflate it/) },
  {
    name: 'says brotli and sends text',
    act: packed('br', (body) => body),
    expect: broken(/is not valid br data, as its Content-Encoding says/),
  },
  {
    name: 'sends half of its gzip',
    act: packed('gzip', (body) => gzipSync(body).subarray(0, -6)),
    expect: broken(/is not valid gzip data, as its Content-Encoding says/),
  },
  {
    name: 'sends half of its brotli',
    act: packed('br', (body) => brotliCompressSync(body).subarray(0, -2)),
    expect: broken(/is not valid br data, as its Content-Encoding says/),
  },
  {
    name: 'packs as nobody asked it to',
    act: packed('zstd', zstd),
    expect: broken(/has a content encoding that the request does not accept/),
  },
  {
    name: 'sends deflate that is 256 MB',
    act: (socket) => send(socket, bomb, { headers: { 'content-encoding': 'deflate' } }),
    flags: ['--max-requests', '6'],
    after: 2,
    expect: { exitCode: 4, says: /is larger than \d+ MB/ },
  },
];
