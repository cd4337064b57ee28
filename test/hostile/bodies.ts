import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { customer } from './canaries.ts';
import { type Act, type Hostile, pour, send, sendHead } from './hostile-server.ts';

const mega = 1_048_576;
const filler = JSON.stringify(customer).padEnd(65_536, ' ');
const chunk = `10000\r\n${filler}\r\n`;

/** A gzip stream may have several members, whose contents are concatenated: 10 MB expand to 10 GB. */
const member = gzipSync(Buffer.alloc(100 * mega, ' '), { level: 9 });
const gzipBomb = Buffer.concat(Array.from({ length: 100 }, () => member));
const brotliBomb = brotliCompressSync(Buffer.alloc(256 * mega, ' '), {
  params: { [constants.BROTLI_PARAM_QUALITY]: 1 },
});
const nestedBomb = gzipSync(gzipBomb, { level: 9 });
const onion = Array.from({ length: 900 }).reduce<Buffer>((inner) => gzipSync(inner), Buffer.from('{}'));

const endless: Act = (socket) => {
  sendHead(socket, { headers: { 'transfer-encoding': 'chunked' } });
  pour(socket, chunk);
};
const packed = (body: Buffer, encoding: string): Act => {
  return (socket) => send(socket, body, { headers: { 'content-encoding': encoding } });
};

const json = (text: string): Act => {
  return (socket) => send(socket, text);
};
/** Each response has several megabytes, so a few requests are enough. */
const few = ['--max-requests', '6'];

const tooLarge = /is larger than \d+ MB/;

/**
 * Servers that send too much. The limits are the check's own, not the document's, so a response above a limit is
 * inconclusive and no violation.
 */
export const bodies: Hostile[] = [
  { name: 'sends a body without an end', act: endless, flags: few, after: 2, expect: { exitCode: 4, says: tooLarge } },
  {
    name: 'sends a body without an end from the first request on',
    act: endless,
    // The version request fails, so the check sends no other request.
    expect: { exitCode: 3, failure: 'unreachable', says: tooLarge },
  },
  {
    name: 'sends 200 MB',
    act(socket) {
      sendHead(socket, { headers: { 'content-length': String(200 * mega) } });
      pour(socket, Buffer.alloc(mega, ' '), 200);
    },
    flags: few,
    after: 2,
    expect: { exitCode: 4, says: tooLarge },
  },
  {
    name: 'sends 10 MB of gzip that expand to 10 GB',
    act: packed(gzipBomb, 'gzip'),
    flags: few,
    after: 2,
    expect: { exitCode: 4, says: tooLarge },
  },
  {
    name: 'sends gzip in gzip that expands to 10 GB',
    act: packed(nestedBomb, 'gzip, gzip'),
    flags: few,
    after: 2,
    expect: { exitCode: 4, says: tooLarge },
  },
  {
    name: 'sends brotli that expands to 256 MB',
    act: packed(brotliBomb, 'br'),
    flags: few,
    after: 2,
    expect: { exitCode: 4, says: tooLarge },
  },
  {
    name: 'stacks gzip nine hundred times',
    act: packed(onion, Array(900).fill('gzip').join(',')),
    expect: { exitCode: 1, says: /has too many stacked content encodings/ },
  },
  {
    name: 'sends millions of numbers',
    act: json(`[${'1,'.repeat(2 * mega)}1]`),
    flags: few,
    after: 2,
    expect: { exitCode: 4, says: /holds too many values/ },
  },
  // The following bodies are below the limits.
  {
    name: 'sends very many numbers where objects are promised',
    act: json(`{"success":true,"days":[${'1,'.repeat(190_000)}1]}`),
    flags: few,
    expect: { exitCode: 1, says: /Expected an object/ },
  },
  {
    name: 'sends very many empty lists',
    act: json(`{"success":true,"days":[${'[],'.repeat(95_000)}[]]}`),
    flags: few,
    expect: { exitCode: 1, says: /Expected an object/ },
  },
  {
    name: 'sends very many fields',
    act: json(`{"success":true,${Array.from({ length: 190_000 }, (_, index) => `"f${index}":1`)}}`),
    // Judging so many fields blocks the event loop for seconds, and other requests must not time out meanwhile.
    flags: [...few, '--request-timeout', '45'],
    expect: { exitCode: 1, says: /is missing/ },
  },
  {
    name: 'sends very many numbers that exceed the precision of a double',
    act: json(`{"success":true,"days":[${'12345678901234567,'.repeat(190_000)}1]}`),
    flags: few,
    expect: { exitCode: 1, says: /Expected an object/ },
  },
  {
    name: 'sends 5 MB of customer data',
    act: json(`{"success":true,"days":[${`${JSON.stringify(customer)},`.repeat(35_000)}1]}`),
    flags: few,
    expect: { exitCode: 1, says: /is missing/ },
  },
];
