import type { RequestListener } from 'node:http';
import type { Mock } from '../library/mock.ts';
import { IncomingMessage, ServerResponse } from './node/http.ts';

/** Methods of which a client tells that they bring no body. */
const bringing = new Set(['POST', 'PUT', 'PATCH']);

/** Answers requests by a server's listener, in memory. Rejects as `InMemory` does. */
export function createHandle(listener: RequestListener): Mock['handle'] {
  return async (request) => {
    const { signal } = request;
    const body = new Uint8Array(await request.arrayBuffer());
    signal.throwIfAborted();
    const req = new IncomingMessage(toHead(request, body.length), body);
    const res = new ServerResponse(req);
    const closed = new Promise<void>((resolve) => res.once('close', resolve));
    const giveUp = () => void res.destroy();
    signal.addEventListener('abort', giveUp);
    listener(req as never, res as never);
    await closed;
    signal.removeEventListener('abort', giveUp);
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
  if (length > 0 || bringing.has(method)) sent['content-length'] = String(length);
  return { method, url: pathname + search, headers: sent };
}
