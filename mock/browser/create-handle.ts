import type { RequestListener } from 'node:http';
import type { Mock } from '../library/mock.ts';
import { IncomingMessage, ServerResponse } from './node-shims/http.ts';

/** Methods for which clients send `content-length: 0` if the request has no body. */
const methodsWithBody = new Set(['POST', 'PUT', 'PATCH']);

/** Returns a function that passes requests to a server's listener in memory. It rejects as `InMemory` does. */
export function createHandle(listener: RequestListener): Mock['handle'] {
  return async (request) => {
    const { signal } = request;
    const body = new Uint8Array(await request.arrayBuffer());
    signal.throwIfAborted();
    const req = new IncomingMessage(toHead(request, body.length), body);
    const res = new ServerResponse(req);
    const closed = new Promise<void>((resolve) => res.once('close', resolve));
    const abort = () => void res.destroy();
    signal.addEventListener('abort', abort);
    // In the bundle these classes are Node's: the build replaces `node:http` with the shims.
    listener(req as never, res as never);
    await closed;
    signal.removeEventListener('abort', abort);
    signal.throwIfAborted();
    if (!res.writableFinished) throw new TypeError('fetch failed');
    return res.toResponse();
  };
}

function toHead({ method, url, headers }: Request, length: number) {
  const { host, pathname, search } = new URL(url);
  const sent: Record<string, string> = { host };
  for (const [name, value] of headers) sent[name] = value;
  delete sent['content-length'];
  if (length > 0 || methodsWithBody.has(method)) sent['content-length'] = String(length);
  return { method, url: pathname + search, headers: sent };
}
