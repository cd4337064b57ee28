import { connect } from 'node:net';

export interface RawRequest {
  method: string;
  /** Text is encoded as Latin-1, so that any byte can be sent. */
  target: string;
  headers: [name: string, value: string][];
  body: string;
}

export interface RawAnswer {
  status: number;
  headers: Map<string, string>;
  text: string;
}

/** Sends bytes that well-behaved clients do not send, and reads until the server closes the connection. */
export function sendRaw(port: number, { method, target, headers, body }: RawRequest): Promise<RawAnswer> {
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  const length = body === '' ? '' : `Content-Length: ${Buffer.byteLength(body, 'latin1')}\r\n`;
  const head = `${method} ${target} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n${length}${lines}\r\n`;
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(port, '127.0.0.1', () => socket.write(Buffer.from(head + body, 'latin1')));
    // The timeout ends a hanging connection, and is long enough for a busy machine.
    socket.setTimeout(60_000, () => socket.destroy(new Error(`no answer to ${JSON.stringify(head)}`)));
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', reject);
    socket.on('close', () => resolve(parseAnswer(Buffer.concat(chunks))));
  });
}

function parseAnswer(bytes: Buffer): RawAnswer {
  const end = bytes.indexOf('\r\n\r\n');
  // A 100 Continue may precede the response.
  if (bytes.subarray(0, end).toString('latin1').startsWith('HTTP/1.1 100')) return parseAnswer(bytes.subarray(end + 4));
  const [first = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n');
  const headers = new Map(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  return { status: Number(first.split(' ')[1]), headers, text: bytes.subarray(end + 4).toString('utf8') };
}
