import { type IncomingMessage, request as sendRequest } from 'node:http';

const open: { close(): unknown }[] = [];

/** Registers a resource for {@link closeKept}, which closes the latest first. */
export const keep = <Thing extends { close(): unknown }>(thing: Thing): Thing => {
  open.push(thing);
  return thing;
};

export async function closeKept(): Promise<void> {
  for (const each of open.splice(0).reverse()) await each.close();
}

/** A complete response. */
export interface Got {
  status?: number;
  headers: IncomingMessage['headers'];
  text: string;
}
/** Sends a request with exactly these headers on a new connection. */
export function ask(
  url: string,
  { method = 'GET', body, headers = {} }: { method?: string; body?: string; headers?: object } = {},
) {
  return new Promise<Got>((resolve, reject) => {
    const request = sendRequest(url, { method, headers: { ...headers } }, async (answer) => {
      const chunks = await answer.toArray().catch(reject);
      if (chunks)
        resolve({ status: answer.statusCode, headers: answer.headers, text: Buffer.concat(chunks).toString() });
    });
    request.on('error', reject);
    request.end(body);
  });
}
